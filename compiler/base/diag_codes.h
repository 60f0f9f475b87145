/* The diagnostics' codes. A number, once released, keeps its meaning and is never used again. Included by diag.h and diag.c
 * with CV_DIAG defined; hence no include guard. */
/* the file itself */
CV_DIAG(FILE_UNREADABLE, "CV-E001", "a file cannot be read")
CV_DIAG(FILE_TOO_LARGE, "CV-E002", "a file is larger than the limit")
CV_DIAG(UTF8, "CV-E003", "a file is not UTF-8")
CV_DIAG(YAML_SYNTAX, "CV-E004", "the YAML cannot be parsed")
CV_DIAG(YAML_LIMIT, "CV-E005", "the YAML is nested too deep or has too many values")
CV_DIAG(DUPLICATE_KEY, "CV-E006", "a mapping has the same key twice")
CV_DIAG(OUTPUT_UNWRITABLE, "CV-E007", "the output cannot be written")
CV_DIAG(LIMIT, "CV-E008", "the document needs more memory or pages than the limit")
/* the profile */
CV_DIAG(WRONG_KIND, "CV-E010", "a value is of a kind that cannot be printed in its place")
CV_DIAG(SET_PATH, "CV-E011", "`--set` names a path that cannot be set")
CV_DIAG(EMPTY_PROFILE, "CV-E012", "there is nothing to print")
CV_DIAG(UNKNOWN_KEY, "CV-W010", "a key is not part of the format")
CV_DIAG(ODD_VALUE, "CV-W011", "a value is not of the kind its key asks for, and was read in the nearest sense")
CV_DIAG(BAD_DATE, "CV-W012", "a date is not in a known form and is printed as it stands")
CV_DIAG(DATE_ORDER, "CV-W013", "an end lies before its start")
CV_DIAG(OLD_NAME, "CV-W014", "a key has an older name")
CV_DIAG(UNKNOWN_SECTION, "CV-W015", "`sections` names a section that the profile does not have")
CV_DIAG(DROPPED_CHARACTER, "CV-W016", "a character that cannot be printed was left out")
CV_DIAG(BAD_URL, "CV-W017", "an address cannot be made a link")
CV_DIAG(BAD_MARKUP, "CV-W018", "a markup is not closed or not known and is printed as it stands")
/* the layout */
CV_DIAG(LAYOUT_UNKNOWN, "CV-E020", "there is no layout of that name")
CV_DIAG(LAYOUT_VALUE, "CV-E021", "a layout's value is not one of those allowed")
CV_DIAG(LAYOUT_EXTENDS, "CV-E022", "layouts extend each other in a circle")
CV_DIAG(LAYOUT_KEY, "CV-W020", "a key is not part of the layout format")
CV_DIAG(CONTRAST, "CV-W021", "a colour has too little contrast to the paper")
CV_DIAG(SMALL_TEXT, "CV-W022", "a text size is below 9 pt")
/* text */
CV_DIAG(FONT_UNKNOWN, "CV-E030", "there is no font family of that name")
CV_DIAG(FONT_BROKEN, "CV-E031", "a font file cannot be used")
CV_DIAG(MISSING_GLYPH, "CV-E032", "no font has a glyph for a character")
CV_DIAG(ICON_UNKNOWN, "CV-W030", "there is no icon of that name")
/* lines and pages */
CV_DIAG(OVERFULL, "CV-W040", "a line is wider than its measure")
CV_DIAG(NO_ROOM, "CV-E040", "the page has no room for text")
