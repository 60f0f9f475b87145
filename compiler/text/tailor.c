#include "text/tailor.h"
void cv_tailor_breaks(struct cv_chars *chars, bool korean)
{
    (void)chars;
    (void)korean;
}
