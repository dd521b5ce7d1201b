/* The version, as the Makefile finds it out. */
#ifndef LIB_VERSION_H
#define LIB_VERSION_H

extern const char version_text[];

#endif
