/* Words are compared in a folded form, so that "Août", "aout" and "AOÛT" are one, and tables need hold only that form. The
 * folding is a small part of Unicode's: lower case for Latin, Greek and Cyrillic, and base letters for the Latin and Greek
 * letters with marks (UnicodeData.txt, fields 5 and 13). */
#include "profile/date_words.h"

#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* --- folding --- */

/* Base letters of the code points from `first` on; '.' for those that have none. */
static const struct {
    uint32_t first;
    const char *bases;
} latin[] = {
    {0x00C0, "aaaaa..ceeeeiiiidnooooo.ouuuuyt.aaaaa..ceeeeiiiidnooooo.ouuuuyty"
             "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
             "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"},
    {0x0218, "sstt"},
    {0x1EA0, "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooo"
             "oooouuuuuuuuuuuuuuyyyyyyyy"},
};

/* What is not one letter, or not a letter and its marks. */
static const struct {
    uint32_t codepoint;
    const char *folded;
} irregular[] = {
    {0x00C5, "aa"}, {0x00C6, "ae"}, {0x00DF, "ss"}, {0x00E5, "aa"}, {0x00E6, "ae"}, {0x0152, "oe"}, {0x0153, "oe"},
    {0x0386, "α"},  {0x0388, "ε"},  {0x0389, "η"},  {0x038A, "ι"},  {0x038C, "ο"},  {0x038E, "υ"},  {0x038F, "ω"},
    {0x0390, "ι"},  {0x03AA, "ι"},  {0x03AB, "υ"},  {0x03AC, "α"},  {0x03AD, "ε"},  {0x03AE, "η"},  {0x03AF, "ι"},
    {0x03B0, "υ"},  {0x03C2, "σ"},  {0x03CA, "ι"},  {0x03CB, "υ"},  {0x03CC, "ο"},  {0x03CD, "υ"},  {0x03CE, "ω"},
};

/* Ranges of which each code point becomes the one `shift` further. */
static const struct {
    uint32_t first, last;
    int32_t shift;
} shifted[] = {
    {'A', 'Z', 'a' - 'A'},         {0x0391, 0x03A9, 0x20},        {0x0400, 0x040F, 0x50},        {0x0410, 0x042F, 0x20},
    {0x0660, 0x0669, '0' - 0x660}, {0x06F0, 0x06F9, '0' - 0x6F0}, {0x0966, 0x096F, '0' - 0x966}, {0xFF01, 0xFF5E, '!' - 0xFF01},
};

static bool is_in(uint32_t codepoint, uint32_t first, uint32_t last)
{
    return codepoint >= first && codepoint <= last;
}

/* ASCII for what typography has more of; 0 for marks that are left out. */
static uint32_t plain(uint32_t codepoint)
{
    if (is_in(codepoint, '\t', '\r') || codepoint == 0xA0 || is_in(codepoint, 0x2000, 0x200A) || codepoint == 0x202F ||
        codepoint == 0x3000)
        return ' ';
    if (is_in(codepoint, 0x2010, 0x2015) || codepoint == 0x2212) return '-';
    if (codepoint == 0x2018 || codepoint == 0x2019 || codepoint == 0x02BC) return '\'';
    if (codepoint == 0x3002) return '.';
    if (is_in(codepoint, 0x0300, 0x036F) || is_in(codepoint, 0x200B, 0x200F) || is_in(codepoint, 0x2066, 0x2069)) return 0;
    return codepoint;
}

static uint32_t fold_letter(uint32_t codepoint)
{
    for (size_t i = 0; i < COUNT(shifted); i++)
        if (is_in(codepoint, shifted[i].first, shifted[i].last)) return (uint32_t)((int32_t)codepoint + shifted[i].shift);
    for (size_t i = 0; i < COUNT(latin); i++) {
        if (codepoint < latin[i].first || codepoint - latin[i].first >= strlen(latin[i].bases)) continue;
        char base = latin[i].bases[codepoint - latin[i].first];
        if (base != '.') return (uint32_t)base;
    }
    return codepoint;
}

static cv_str fold_codepoint(uint32_t codepoint, char bytes[CV_UTF8_MAX])
{
    for (size_t i = 0; i < COUNT(irregular); i++)
        if (codepoint == irregular[i].codepoint) return cv_str_from_c(irregular[i].folded);
    codepoint = plain(codepoint);
    if (codepoint == 0) return CV_STR("");
    return (cv_str){.data = bytes, .length = cv_utf8_encode(fold_letter(codepoint), bytes)};
}

bool cv_date_words_fold(cv_str s, char ret_bytes[CV_DATE_WORDS_FOLDED], size_t *ret_length)
{
    *ret_length = 0;
    for (size_t offset = 0; offset < s.length;) {
        char bytes[CV_UTF8_MAX];
        cv_str folded = fold_codepoint(cv_utf8_next(s, &offset), bytes);
        if (*ret_length + folded.length > CV_DATE_WORDS_FOLDED) return false;
        if (folded.length != 0) memcpy(ret_bytes + *ret_length, folded.data, folded.length);
        *ret_length += folded.length;
    }
    return true;
}

/* --- words --- */

/* English, German, French, Spanish, Portuguese, Italian, Dutch, Catalan, Romanian, Danish, Norwegian, Swedish, Finnish,
 * Hungarian, Polish, Czech, Slovak, Croatian, Slovene, Lithuanian, Latvian, Estonian, Turkish, Indonesian, Russian, Ukrainian,
 * Bulgarian, Serbian, Greek, Hebrew, Arabic, Persian, Hindi, Chinese: names, genitives where dates have them, abbreviations.
 * "listopad" is October in Croatian and November in Polish and Czech, who are more; so is "listopada". */
static const char *const january[] = {
    "january", "jan",     "januar",  "janner",   "janvier",  "janv",     "enero",      "ene",     "janeiro",    "gennaio",
    "gen",     "januari", "gener",   "ianuarie", "ian",      "tammikuu", "tammikuuta", "styczen", "stycznia",   "sty",
    "leden",   "ledna",   "januara", "sijecanj", "sijecnja", "sausis",   "janvaris",   "jaanuar", "ocak",       "oca",
    "январь",  "января",  "янв",     "січень",   "січня",    "січ",      "януари",     "јануар",  "ιανουαριοσ", "ιανουαριου",
    "ιαν",     "ינואר",   "يناير",   "ژانویه",   "जनवरी",    "一月"};
static const char *const february[] = {
    "february",  "feb",      "februar",  "feber",    "fevrier",   "fevr",        "fev",         "febrero",
    "fevereiro", "febbraio", "februari", "febrer",   "februarie", "helmikuu",    "helmikuuta",  "luty",
    "lutego",    "lut",      "unor",     "unora",    "februara",  "veljaca",     "veljace",     "vasaris",
    "februaris", "veebruar", "subat",    "sub",      "февраль",   "февраля",     "фев",         "февр",
    "лютий",     "лютого",   "лют",      "февруари", "фебруар",   "φεβρουαριοσ", "φεβρουαριου", "φεβ",
    "פברואר",    "فبراير",   "فوریه",    "फ़रवरी",    "फरवरी",     "二月"};
static const char *const march[] = {"march",   "mar",    "marz",   "maerz", "mars",      "marzo",       "marco",   "maart",
                                    "mrt",     "marc",   "martie", "marts", "maaliskuu", "maaliskuuta", "marcius", "marzec",
                                    "marca",   "brezen", "brezna", "marec", "ozujak",    "ozujka",      "kovas",   "mart",
                                    "maret",   "март",   "марта",  "мар",   "березень",  "березня",     "бер",     "μαρτιοσ",
                                    "μαρτιου", "μαρ",    "מרץ",    "مارس",  "मार्च",      "三月"};
static const char *const april[] = {
    "april",    "apr",      "avril",    "avr",    "abril",  "abr",   "aprile",  "aprilie", "huhtikuu", "huhtikuuta",
    "aprilis",  "kwiecien", "kwietnia", "kwi",    "duben",  "dubna", "aprila",  "travanj", "travnja",  "balandis",
    "aprill",   "nisan",    "nis",      "апрель", "апреля", "апр",   "квітень", "квітня",  "кві",      "април",
    "απριλιοσ", "απριλιου", "απρ",      "אפריל",  "أبريل",  "إبريل", "آوریل",   "अप्रैल",    "四月"};
static const char *const may[] = {
    "may",  "mai",    "mayo",   "maio",    "maggio",  "mag",    "mei",   "maig",  "maj", "toukokuu", "toukokuuta", "majus",
    "maja", "kveten", "kvetna", "svibanj", "svibnja", "geguze", "maijs", "mayis", "май", "мая",      "травень",    "травня",
    "тра",  "мај",    "μαιοσ",  "μαιου",   "μαι",     "מאי",    "مايو",  "مه",    "मई",  "五月"};
static const char *const june[] = {"june",   "jun",    "juni",    "juin",    "junio",     "junho",   "giugno",   "giu",
                                   "juny",   "iunie",  "iun",     "kesakuu", "kesakuuta", "junius",  "czerwiec", "czerwca",
                                   "cze",    "cerven", "cervna",  "juna",    "lipanj",    "lipnja",  "junij",    "birzelis",
                                   "junijs", "juuni",  "haziran", "haz",     "июнь",      "июня",    "июн",      "червень",
                                   "червня", "чер",    "юни",     "јун",     "ιουνιοσ",   "ιουνιου", "ιουν",     "יוני",
                                   "يونيو",  "يونية",  "ژوئن",    "जून",      "六月"};
static const char *const july[] = {"july",   "jul",    "juli",   "juillet",  "juil",     "juill",    "julio",      "julho",
                                   "luglio", "lug",    "juliol", "iulie",    "iul",      "heinakuu", "heinakuuta", "julius",
                                   "lipiec", "lipca",  "lip",    "cervenec", "cervence", "jula",     "srpanj",     "srpnja",
                                   "julij",  "liepa",  "julijs", "juuli",    "temmuz",   "tem",      "июль",       "июля",
                                   "июл",    "липень", "липня",  "лип",      "юли",      "јул",      "ιουλιοσ",    "ιουλιου",
                                   "ιουλ",   "יולי",   "يوليو",  "يولية",    "ژوئیه",    "जुलाई",     "七月"};
static const char *const august[] = {
    "august",    "aug",       "aout",      "agosto", "ago",     "augustus", "agost",   "augusti", "elokuu",   "elokuuta",
    "augusztus", "sierpien",  "sierpnia",  "sie",    "srpen",   "srpna",    "augusta", "kolovoz", "kolovoza", "avgust",
    "rugpjutis", "augusts",   "agustos",   "agu",    "agustus", "август",   "августа", "авг",     "серпень",  "серпня",
    "сер",       "αυγουστοσ", "αυγουστου", "αυγ",    "אוגוסט",  "أغسطس",    "اوت",     "अगस्त",    "八月"};
static const char *const september[] = {
    "september",  "sep",      "sept",      "septembre",  "septiembre", "set",         "setiembre",   "setembro",
    "settembre",  "sett",     "setembre",  "septembrie", "syyskuu",    "syyskuuta",   "szeptember",  "szept",
    "wrzesien",   "wrzesnia", "wrz",       "zari",       "septembra",  "rujan",       "rujna",       "rugsejis",
    "septembris", "eylul",    "eyl",       "сентябрь",   "сентября",   "сен",         "сент",        "вересень",
    "вересня",    "вер",      "септември", "септембар",  "septembar",  "σεπτεμβριοσ", "σεπτεμβριου", "σεπ",
    "ספטמבר",     "سبتمبر",   "سپتامبر",   "सितंबर",      "सितम्बर",     "九月"};
static const char *const october[] = {"october",      "oct",     "oktober",  "okt",       "octobre", "octubre",   "outubro",
                                      "out",          "ottobre", "ott",      "octombrie", "lokakuu", "lokakuuta", "pazdziernik",
                                      "pazdziernika", "paz",     "rijen",    "rijna",     "oktobra", "spalis",    "oktobris",
                                      "oktoober",     "ekim",    "eki",      "октябрь",   "октября", "окт",       "жовтень",
                                      "жовтня",       "жов",     "октомври", "октобар",   "oktobar", "οκτωβριοσ", "οκτωβριου",
                                      "οκτ",          "אוקטובר", "أكتوبر",   "اکتبر",     "अक्टूबर",   "अक्तूबर",     "十月"};
static const char *const november[] = {
    "november",    "nov",      "novembre",  "noviembre", "novembro",  "noiembrie", "noi",       "marraskuu",
    "marraskuuta", "listopad", "listopada", "novembra",  "studeni",   "studenoga", "lapkritis", "novembris",
    "kasim",       "kas",      "ноябрь",    "ноября",    "ноя",       "нояб",      "листопад",  "листопада",
    "лис",         "ноември",  "новембар",  "novembar",  "νοεμβριοσ", "νοεμβριου", "νοε",       "נובמבר",
    "نوفمبر",      "نوامبر",   "नवंबर",      "नवम्बर",     "十一月"};
static const char *const december[] = {
    "december",  "dec",       "dezember", "dez",       "decembre", "diciembre",  "dic",        "dezembro",
    "dicembre",  "desembre",  "des",      "decembrie", "desember", "joulukuu",   "joulukuuta", "grudzien",
    "grudnia",   "gru",       "prosinec", "prosince",  "decembra", "prosinac",   "prosinca",   "gruodis",
    "decembris", "detsember", "aralik",   "ara",       "декабрь",  "декабря",    "дек",        "грудень",
    "грудня",    "гру",       "декември", "децембар",  "decembar", "δεκεμβριοσ", "δεκεμβριου", "δεκ",
    "דצמבר",     "ديسمبر",    "دسامبر",   "दिसंबर",     "दिसम्बर",   "十二月"};

static const struct {
    const char *const *names;
    size_t count;
} months[] = {
    {january, COUNT(january)}, {february, COUNT(february)}, {march, COUNT(march)},
    {april, COUNT(april)},     {may, COUNT(may)},           {june, COUNT(june)},
    {july, COUNT(july)},       {august, COUNT(august)},     {september, COUNT(september)},
    {october, COUNT(october)}, {november, COUNT(november)}, {december, COUNT(december)},
};

static const char *const fillers[] = {
    "de", "del", "of", "the", "st", "nd", "rd", "th", "er", "º", "г", "год", "года", "р", "року", "r", "rok", "roku",
};

/* The same languages, a line each, and a few more; without spaces, dots, hyphens and apostrophes. */
static const char *const present[] = {"present",
                                      "thepresent",
                                      "topresent",
                                      "tothepresent",
                                      "untilpresent",
                                      "now",
                                      "tillnow",
                                      "untilnow",
                                      "today",
                                      "current",
                                      "currently",
                                      "ongoing",
                                      "todate",
                                      "tilldate",
                                      "uptonow",
                                      "inprogress",
                                      "continuing",
                                      "nowadays",
                                      "presentday",
                                      "heute",
                                      "bisheute",
                                      "aktuell",
                                      "jetzt",
                                      "derzeit",
                                      "gegenwart",
                                      "gegenwartig",
                                      "laufend",
                                      "dato",
                                      "bisdato",
                                      "momentan",
                                      "bisjetzt",
                                      "apresent",
                                      "actuel",
                                      "actuelle",
                                      "actuellement",
                                      "aujourdhui",
                                      "cejour",
                                      "acejour",
                                      "jusquaaujourdhui",
                                      "jusquapresent",
                                      "maintenant",
                                      "encours",
                                      "presente",
                                      "alpresente",
                                      "actual",
                                      "actualmente",
                                      "actualidad",
                                      "laactualidad",
                                      "hastalaactualidad",
                                      "hoy",
                                      "hoyendia",
                                      "ahora",
                                      "hastalafecha",
                                      "hastahoy",
                                      "alafecha",
                                      "encurso",
                                      "atual",
                                      "atualmente",
                                      "oatual",
                                      "atualidade",
                                      "omomento",
                                      "ateomomento",
                                      "hoje",
                                      "agora",
                                      "atehoje",
                                      "emandamento",
                                      "emcurso",
                                      "attuale",
                                      "attualmente",
                                      "oggi",
                                      "aoggi",
                                      "adoggi",
                                      "incorso",
                                      "adesso",
                                      "ora",
                                      "heden",
                                      "nu",
                                      "vandaag",
                                      "tegenwoordig",
                                      "huidig",
                                      "lopend",
                                      "totheden",
                                      "totnu",
                                      "totopheden",
                                      "actualment",
                                      "avui",
                                      "lactualitat",
                                      "prezent",
                                      "inprezent",
                                      "azi",
                                      "astazi",
                                      "nutid",
                                      "dagsdato",
                                      "idag",
                                      "nuvaerende",
                                      "naavaerende",
                                      "nuvarande",
                                      "paagaaende",
                                      "tillsvidare",
                                      "tildato",
                                      "iojeblikket",
                                      "naa",
                                      "tilnaa",
                                      "tilnu",
                                      "nykyinen",
                                      "nyt",
                                      "nykyhetki",
                                      "tahanpaivaan",
                                      "jatkuu",
                                      "nykyaan",
                                      "jelenleg",
                                      "jelen",
                                      "napjainkig",
                                      "mostanaig",
                                      "ma",
                                      "folyamatban",
                                      "jelenlegi",
                                      "obecnie",
                                      "teraz",
                                      "nadal",
                                      "dzis",
                                      "dodzis",
                                      "dzisiaj",
                                      "terazniejszosc",
                                      "doteraz",
                                      "wtrakcie",
                                      "aktualnie",
                                      "soucasnost",
                                      "dosud",
                                      "nyni",
                                      "dnes",
                                      "doted",
                                      "sucasnost",
                                      "dodnes",
                                      "stale",
                                      "aktualne",
                                      "danas",
                                      "sada",
                                      "trenutno",
                                      "sadasnjost",
                                      "dodanas",
                                      "danes",
                                      "sedaj",
                                      "dabar",
                                      "siandien",
                                      "tagad",
                                      "sodien",
                                      "praegu",
                                      "tanaseni",
                                      "gunumuz",
                                      "gunumuze",
                                      "halen",
                                      "devamediyor",
                                      "devam",
                                      "bugun",
                                      "suan",
                                      "suanda",
                                      "simdi",
                                      "guncel",
                                      "sekarang",
                                      "saatini",
                                      "kini",
                                      "hinggakini",
                                      "hiennay",
                                      "hientai",
                                      "dennay",
                                      "nay",
                                      "kasalukuyan",
                                      "настоящеевремя",
                                      "понастоящеевремя",
                                      "нв",
                                      "понв",
                                      "сейчас",
                                      "сегодня",
                                      "посейдень",
                                      "сейдень",
                                      "досихпор",
                                      "наствремя",
                                      "понаствремя",
                                      "настоящиймомент",
                                      "понастоящиймомент",
                                      "теперішнійчас",
                                      "потеперішнійчас",
                                      "дотепер",
                                      "зараз",
                                      "сьогодні",
                                      "донині",
                                      "нині",
                                      "доцьогочасу",
                                      "тепер",
                                      "сега",
                                      "досега",
                                      "днес",
                                      "настояще",
                                      "домомента",
                                      "садашњост",
                                      "данас",
                                      "сада",
                                      "σημερα",
                                      "εωσσημερα",
                                      "ωσσημερα",
                                      "μεχρισημερα",
                                      "παρον",
                                      "τωρα",
                                      "μεχριτωρα",
                                      "היום",
                                      "כיום",
                                      "הווה",
                                      "עדהיום",
                                      "עכשיו",
                                      "נוכחי",
                                      "الآن",
                                      "حتىالآن",
                                      "إلىالآن",
                                      "الحاضر",
                                      "الوقتالحاضر",
                                      "اليوم",
                                      "حتىاليوم",
                                      "حاليا",
                                      "حاليًا",
                                      "اکنون",
                                      "تاکنون",
                                      "حالحاضر",
                                      "امروز",
                                      "वर्तमान",
                                      "अबतक",
                                      "अभीतक",
                                      "आजतक",
                                      "अभी",
                                      "至今",
                                      "现在",
                                      "到现在",
                                      "目前",
                                      "今",
                                      "迄今",
                                      "当前",
                                      "今天",
                                      "現在",
                                      "到現在",
                                      "至現在",
                                      "目前為止",
                                      "迄今為止",
                                      "當前",
                                      "在职",
                                      "在職",
                                      "現在に至る",
                                      "現在まで",
                                      "今日",
                                      "現職",
                                      "在職中",
                                      "継続中",
                                      "현재",
                                      "재직중",
                                      "지금",
                                      "오늘",
                                      "현재까지",
                                      "진행중",
                                      "ปัจจุบัน"};

static bool is_listed(cv_str word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cv_str_equal(word, cv_str_from_c(words[i]))) return true;
    return false;
}

int cv_date_words_month(cv_str word)
{
    for (size_t i = 0; i < COUNT(months); i++)
        if (is_listed(word, months[i].names, months[i].count)) return (int)i + 1;
    return 0;
}

bool cv_date_words_is_filler(cv_str word)
{
    return is_listed(word, fillers, COUNT(fillers));
}

bool cv_date_words_is_present(cv_str folded)
{
    char bytes[CV_DATE_WORDS_FOLDED];
    size_t length = 0;
    for (size_t i = 0; i < folded.length; i++)
        if (strchr(" .'-()", folded.data[i]) == NULL) bytes[length++] = folded.data[i];
    return is_listed((cv_str){.data = bytes, .length = length}, present, COUNT(present));
}
