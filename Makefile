# kehoach: `make demo` and `make test` install what is missing, build, and run.
PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
B       ?= build

# name — why
#   build-essential pkg-config   compiler, make, where libraries are
#   libxml2-dev                  reads templates (XML)
#   libminizip-dev zlib1g-dev    packs .docx files
#   libutf8proc-dev              Unicode: normal forms, letters, case, characters
BUILD_DEPS = build-essential pkg-config libxml2-dev libminizip-dev zlib1g-dev libutf8proc-dev
#   libcmocka-dev bats           unit tests; tests of the command line
#   python3                      the oracle for the input grammar (configparser); reads packages in tests
#   libxml2-utils                xmllint: parts of a document are well-formed
TEST_DEPS = $(BUILD_DEPS) libcmocka-dev bats python3 libxml2-utils

LIBS     = libxml-2.0 minizip libutf8proc
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wundef $(if $(CI),-Werror)
HARDEN   = -fstack-protector-strong -fPIE $(if $(SANITIZE),,-D_FORTIFY_SOURCE=2)
ifdef SANITIZE
B        := build/sanitize
CHECKED  = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPTIMIZE = -O1 -g
else
OPTIMIZE = -O2 -g
endif
# pkg-config may be missing until `make deps` has run: only asked when something is compiled
PKG_CFLAGS = $(shell pkg-config --cflags $(LIBS))
PKG_LIBS   = $(shell pkg-config --libs $(LIBS)) -lz -lm
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Isrc $(OPTIMIZE) $(WARNINGS) $(HARDEN) $(CHECKED) \
             -fvisibility=hidden -MMD -MP $(PKG_CFLAGS) $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now,--as-needed $(CHECKED) $(LDFLAGS)

LIB_SRC = $(wildcard src/base/*.c src/input/*.c src/plan/*.c src/template/*.c src/nd30/*.c \
            src/docx/*.c src/text/*.c) src/kehoach.c
CLI_SRC = $(wildcard src/cli/*.c)
LIB_OBJ = $(LIB_SRC:src/%.c=$B/%.o) $B/builtin.o
CLI_OBJ = $(CLI_SRC:src/%.c=$B/%.o)
TEMPLATES = $(wildcard templates/*.xml)
SAMPLES   = $(wildcard samples/*/*.ini)

all: $B/kehoach

# One object with only the public names visible, so that nobody can link past kehoach.h.
$B/libkehoach.a: $(LIB_OBJ)
	ld -r -o $B/libkehoach.o $^
	objcopy --localize-hidden $B/libkehoach.o
	rm -f $@
	ar rcs $@ $B/libkehoach.o

$B/kehoach: $(CLI_OBJ) $B/libkehoach.a
	$(CC) $(ALL_LDFLAGS) -o $@ $(CLI_OBJ) $B/libkehoach.a $(PKG_LIBS)

$B/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$B/builtin.o: $B/builtin.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# templates/*.xml as byte arrays
$B/builtin.c: $(TEMPLATES) Makefile
	@mkdir -p $B
	{ echo '#include "template/find.h"'; n=0; \
	  for t in $(TEMPLATES); do n=$$((n + 1)); \
	    echo "static const unsigned char t$$n[] = {"; \
	    od -An -v -tx1 $$t | sed 's/\([0-9a-f][0-9a-f]\)/0x\1,/g'; echo '};'; done; \
	  echo 'const builtin_template builtin_templates[] = {'; n=0; \
	  for t in $(TEMPLATES); do n=$$((n + 1)); \
	    echo "{\"$$(basename $$t .xml)\", t$$n, sizeof t$$n},"; done; \
	  echo '{0}};'; } > $@

-include $(shell find $B -name '*.d' 2>/dev/null)

clean:
	rm -rf build

.PHONY: all clean
