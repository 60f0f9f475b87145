/* words: words that were shaped before, so that a long document's need not be shaped again. Internal to text/.
 *
 * Only for text whose words do not depend on each other; then the glyphs are the same as those of the whole run. */
#ifndef CV_TEXT_WORDS_H
#define CV_TEXT_WORDS_H

#include "text/run.h"

/* An empty store in the context's arena. */
struct cv_words *cv_words_new(struct cv_context *cx);

/* Shapes a run word by word. False if it has to be shaped as a whole, or if its font has had so little text that it is not
 * worth while. The arrays are valid until the next call. */
bool cv_words_shape(struct cv_words *words, const struct cv_run_request *request, struct cv_shaping *ret_shaping);

#endif
