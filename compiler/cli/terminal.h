/* terminal: the standard descriptors, and what they are connected to. */
#ifndef CV_CLI_TERMINAL_H
#define CV_CLI_TERMINAL_H

#include "base/str.h"

/* Call first. A standard descriptor that is closed is taken by one that refuses, so that no file opened later gets its number;
 * writing into a closed pipe, or beyond the size that a file may have,
 * becomes an error instead of a signal. */
void cv_terminal_prepare(void);

bool cv_terminal_is_output(void); /* standard output is a terminal */

/* Standard error is a terminal that shows colours, and NO_COLOR is unset or empty. */
bool cv_terminal_has_color(void);

/* Writes to standard output; 0 or an errno value. */
int cv_terminal_print(cv_str text);

/* Writes to standard error; there is nobody to tell of a failure. */
void cv_terminal_complain(cv_str text);

#endif
