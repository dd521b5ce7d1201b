# kehoach. `make demo` and `make test` install what is missing, build, and run; `make help` lists
# the rest.
PREFIX  ?= /usr/local
DESTDIR ?=
LIBDIR  ?= $(PREFIX)/lib
ZSHDIR  ?= $(PREFIX)/share/zsh/site-functions
CC      ?= cc
B       ?= build

# The release that is being made; what a build calls itself is below (make version).
RELEASE = 0.1.0
# Rises when a program linked with the old library would go wrong with the new (docs/library.md).
ABI     = 1

# What is needed, each with its reason:
#   build-essential pkg-config   compiler and make; where libraries are
#   libxml2-dev                  reads templates (XML), lists in workbooks; loaded when there are any
#   libminizip-dev zlib1g-dev    packs .docx files, unpacks .xlsx lists
#   libdeflate-dev               deflates what is in them, twice as fast as zlib
#   libjansson-dev               reads and writes JSON
#   libcsv-dev                   reads lists (CSV)
#   libutf8proc-dev              Unicode: normal forms, letters, case, characters
#   libssl-dev                   SHA-256, for manifests; three objects of libcrypto.a are linked in. The
#                                fastest of Debian's here (11 KB: 30 us; libgcrypt 42, nettle 70); as a shared
#                                library its start would cost every run 2 ms, like this it costs nothing
BUILD_DEPS = build-essential pkg-config libxml2-dev libminizip-dev zlib1g-dev libdeflate-dev \
             libutf8proc-dev libjansson-dev libcsv-dev libssl-dev
#   libcmocka-dev bats           unit tests; tests of the command line
#   python3                      oracles of the input grammar (configparser) and of lists (csv); looks
#                                into packages
#   unzip                        reads archives of plans (--zip), as a clerk's program does
#   libxml2-utils                xmllint: templates against templates/skeleton.rng
#   parallel                     shards in several slots: the engine of docs/distributed.md
#   mandoc                       whether the manual is well formed
#   zsh                          its completion, which is tested in the shell itself (skipped without)
TEST_DEPS  = $(BUILD_DEPS) libcmocka-dev bats python3 libxml2-utils unzip parallel mandoc zsh
#   valgrind clang-format         memory checks; layout (make format)
#   libreoffice-writer            --format pdf, preview: draws pages; asked for when they are run
#   poppler-utils                 preview: pages of a PDF as pictures
#   fonts-liberation2 fonts-croscore   the widths of Times New Roman and all Vietnamese letters
#   openssh-client openssh-server python3-yaml   shards over ssh, to an sshd of the test's own (skipped without);
#                                the Kubernetes example
#   lintian debootstrap           what Debian's checkers say to the packages; a clean system to install them on
#   mupdf-tools fontconfig        mutool: where each letter and line of a PDF stands; which font is taken
CHECK_DEPS = $(TEST_DEPS) valgrind clang-format libreoffice-writer poppler-utils fonts-liberation2 \
             fonts-croscore mupdf-tools fontconfig openssh-client openssh-server python3-yaml \
             lintian debootstrap
#   clang                         libFuzzer, and sanitizers for it (make fuzz)
#   afl++                         the other fuzzer: it finds what libFuzzer doesn't, and the other way about
FUZZ_DEPS  = $(BUILD_DEPS) clang afl++
#   gcovr                         tells what of the sources the tests ran (make coverage)
COVERAGE_DEPS = $(CHECK_DEPS) gcovr
#   python3-docx docx2txt         read every word of every document (make documents)
#   python3-lxml                  validators: schemas (validate-docx itself gets the Open XML SDK)
READ_DEPS  = $(TEST_DEPS) python3-docx python3-lxml docx2txt libreoffice-writer poppler-utils \
             fonts-liberation2

LIBS     = libxml-2.0 minizip libdeflate libutf8proc jansson
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wundef $(if $(CI),-Werror)
# SECURITY.md tells of these. -fcf-protection is for x86 alone.
CONTROL  := $(if $(filter x86_64% i%86%,$(shell $(CC) -dumpmachine 2>/dev/null)),-fcf-protection)
HARDEN   = -fstack-protector-strong -fstack-clash-protection $(CONTROL) -fPIC \
           $(if $(CHECKED),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
OPTIMIZE = -O2 -g
ifdef SANITIZE
B        := build/sanitize
OPTIMIZE = -O1 -g
CHECKED  = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
ifdef TSAN
B        := build/tsan
OPTIMIZE = -O1 -g
CHECKED  = -fsanitize=thread -fno-omit-frame-pointer -Wno-clobbered # gcc sees more of it where it adds calls
endif
# Each program adds what it ran to the .gcda files beside its objects, whatever else runs; threads count one by one.
ifdef COVERAGE
B        := build/coverage
OPTIMIZE = -O0 -g
# A process that becomes another one counts in the GNU dialect alone.
CHECKED  = --coverage -fprofile-update=atomic -std=gnu11 -Wno-clobbered -DCOUNTS_FOLDER='"$(abspath $B)"'
endif
# FUZZER=libfuzzer or afl: all is compiled for it, and its driver takes the place of replay.c. Of pointers clang
# minds NULL + 0 too, which an empty view is: gcc doesn't, and tests under it do look at pointers (SANITIZE=1).
FUZZ_MAIN = tests/fuzz/replay.c
ifdef FUZZER
B        := build/fuzz/$(FUZZER)
CC       := $(if $(filter afl,$(FUZZER)),afl-clang-fast,clang)
OPTIMIZE = -O1 -g
CHECKED  = -fsanitize=$(if $(filter afl,$(FUZZER)),,fuzzer-no-link$(comma))address,undefined \
           -fno-sanitize=pointer-overflow -fno-sanitize-recover=all -fno-omit-frame-pointer
FUZZ_MAIN = -fsanitize=fuzzer
endif
comma := ,
# Asked only when something is compiled: before `make deps` there may be no pkg-config.
PKG_CFLAGS  = $(shell pkg-config --cflags $(LIBS))
# libc first: each library's names are looked for in this order when it is loaded, and most are libc's.
PKG_LIBS    = -Wl,--no-as-needed -lc -Wl,--as-needed $(shell pkg-config --libs $(LIBS)) -lcsv -lz -l:libcrypto.a -lm -ldl -pthread
ALL_CFLAGS  = -std=c11 -D_GNU_SOURCE -Isrc $(OPTIMIZE) $(WARNINGS) $(HARDEN) $(CHECKED) \
              -fvisibility=hidden -MMD -MP $(PKG_CFLAGS) $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed $(CHECKED) $(LDFLAGS)

LIB_SRC   = $(sort $(wildcard src/*/*.c))
LIB_OBJ   = $(patsubst src/%.c,$B/%.o,$(filter-out src/cli/%,$(LIB_SRC))) $B/builtin.o \
            $B/builtin_levels.o $B/builtin_skeletons.o $B/ready_parts.o $B/fonts_conf.o $B/version.o
CLI_OBJ   = $(patsubst src/%.c,$B/%.o,$(wildcard src/cli/*.c)) $B/codes.o $B/completions.o
TEMPLATES = $(sort $(wildcard templates/*.xml templates/*.ini))
UNIT      = $(patsubst tests/unit/%.c,$B/tests/%,$(wildcard tests/unit/test_*.c))
FUZZ      = $(patsubst tests/fuzz/%.c,$B/tests/%,$(wildcard tests/fuzz/fuzz_*.c))
ORACLE    = $(patsubst tests/oracle/%.c,$B/tests/%,$(wildcard tests/oracle/*_dump.c))
SOURCES   = $(wildcard src/*.[ch] src/*/*.[ch] templates/*.c tests/*/*.[ch])

SHARED    = libkehoach.so.$(ABI)

all: $B/kehoach $B/$(SHARED) $B/libkehoach.a ## build/kehoach, build/libkehoach.a, build/libkehoach.so.1

# One object with only the public names visible, so that nothing links past kehoach.h. That of the archive is linked
# to libxml2, since a static program can load nothing.
LINKED_OBJ = $(LIB_OBJ:$B/input/xml_library.o=$B/linked/xml_library.o)

$B/libkehoach.o: $(LIB_OBJ)
$B/linked/libkehoach.o: $(LINKED_OBJ)
$B/libkehoach.o $B/linked/libkehoach.o:
	ld -r -o $@ $^
	objcopy --localize-hidden $@

$B/libkehoach.a: $B/linked/libkehoach.o
	rm -f $@
	ar rcsD $@ $<

$B/kehoach: $(CLI_OBJ) $B/libkehoach.o
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

# Its names are those of kehoach.h, of a version of their own; what is linked in of libcrypto.a is hidden.
$B/$(SHARED): $B/libkehoach.o src/kehoach.map
	$(CC) -shared $(filter-out -pie,$(ALL_LDFLAGS)) -Wl,-soname,$(SHARED),--version-script,src/kehoach.map \
	  $(if $(CHECKED),,-Wl$(comma)-z$(comma)defs) -o $@ $B/libkehoach.o $(PKG_LIBS)
	ln -sf $(SHARED) $B/libkehoach.so

# ---- the version ----

# A tarball brings it in .version; else it is the tag, with how many commits came after it and the last of them.
define tell_version
if [ -f .version ]; then cat .version; \
elif [ -e .git ] && v=$$(git describe --tags --match 'v[0-9]*' $(1) 2>/dev/null); then \
  echo "$$v" | sed 's/^v//; s/-\([0-9][0-9]*\)-g/+\1.g/; s/\(+.*\)-dirty$$/\1.dirty/; s/-dirty$$/+dirty/'; \
elif [ -e .git ] && n=$$(git rev-list --count HEAD 2>/dev/null); then \
  echo "$(RELEASE)+$$n.g$$(git describe --always --exclude '*' $(1) | sed 's/-dirty$$/.dirty/')"; \
else echo "$(RELEASE)"; fi
endef

# Written anew only when it is another one: one small object has it.
$B/version.c: FORCE
	@mkdir -p $(@D)
	@{ echo '#include "lib/version.h"'; echo "const char version_text[] = \"$$($(call tell_version,--dirty))\";"; } > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

version: ## what a build of this calls itself
	@$(call tell_version,--dirty)

$B/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$B/linked/xml_library.o: src/input/xml_library.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# What the linker asks for as libxml2 is what is loaded, and what packages depend on (docs/debian/build).
$B/linked/xml_library.so: src/input/xml_library.c src/input/xml_library.h
	@mkdir -p $(@D)
	$(CC) -shared -fPIC -Isrc $(PKG_CFLAGS) -o $@ $< -Wl,--as-needed $(shell pkg-config --libs libxml-2.0)

XML_SONAME = $(shell LC_ALL=C readelf -dW $B/linked/xml_library.so | sed -n 's/.*(NEEDED).*\[\(libxml2[^]]*\)\].*/\1/p')

$B/input/xml_library.o: src/input/xml_library.c $B/linked/xml_library.so
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(XML_SONAME:%=-DXML_SONAME='"%"') -c -o $@ $<

$B/builtin.o $B/builtin_levels.o $B/builtin_skeletons.o $B/ready_parts.o $B/fonts_conf.o $B/codes.o $B/completions.o $B/version.o: \
$B/%.o: $B/%.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# templates/*.xml (by bare name) and *.ini (by file name) as byte arrays.
$B/builtin.c: $(TEMPLATES) Makefile
	@mkdir -p $(@D)
	{ echo '#include "template/find.h"'; \
	  for t in $(TEMPLATES); do \
	    echo "const unsigned char builtin_$$(basename $$t | tr .- __)[] = {"; \
	    od -An -v -tx1 $$t | sed 's/\([0-9a-f][0-9a-f]\)/0x\1,/g'; echo '};'; done; \
	  echo 'const builtin_template builtin_templates[] = {'; \
	  for t in $(TEMPLATES); do name=builtin_$$(basename $$t | tr .- __); \
	    echo "{\"$$(basename $$t .xml)\", $$name, sizeof $$name},"; done; \
	  echo '{0}};'; } > $@.new
	mv $@.new $@

# What templates, cap.ini and dia-danh.ini come to, so that no start parses them again.
BASE_OBJ     = $(patsubst src/%.c,$B/%.o,$(wildcard src/base/*.c))
LEVEL_OBJ    = $(addprefix $B/,input/ini.o input/known.o input/slip.o input/value.o template/level.o \
               template/level_kind.o template/level_read.o template/level_declare.o template/level_value.o template/words.o)
SKELETON_OBJ = $(addprefix $B/,linked/xml_library.o template/rules.o template/skeleton.o template/xml_place.o)

$B/compile_levels: $(LEVEL_OBJ)
$B/compile_skeletons: $(SKELETON_OBJ)
$B/compile_levels $B/compile_skeletons: $B/%: templates/%.c $(BASE_OBJ)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(filter %.o,$^) $(PKG_LIBS)

$B/builtin_levels.c: $B/compile_levels templates/cap.ini templates/dia-danh.ini
	$< templates/cap.ini templates/dia-danh.ini > $@.new
	mv $@.new $@

$B/builtin_skeletons.c: $B/compile_skeletons $(filter %.xml,$(TEMPLATES))
	$< $(filter %.xml,$(TEMPLATES)) > $@.new
	mv $@.new $@

# Parts that most documents have alike, deflated.
PART_OBJ     = $(patsubst src/%.c,$B/%.o,$(wildcard $(addprefix src/,input/*.c plan/*.c nd30/*.c docx/*.c)))

$B/compile_parts: templates/compile_parts.c $(BASE_OBJ) $(PART_OBJ)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(filter %.o,$^) $(PKG_LIBS)

$B/ready_parts.c: $B/compile_parts
	$< > $@.new
	mv $@.new $@

# What LibreOffice is told of fonts, so that an installed program has it too.
$B/fonts_conf.c: fonts/fonts.conf Makefile
	@mkdir -p $(@D)
	{ echo '#include "office/fonts.h"'; echo 'const unsigned char builtin_fonts_conf[] = {'; \
	  od -An -v -tx1 $< | sed 's/\([0-9a-f][0-9a-f]\)/0x\1,/g'; echo '};'; \
	  echo 'const size_t builtin_fonts_conf_size = sizeof builtin_fonts_conf;'; } > $@.new
	mv $@.new $@

# What codes of messages are about, so that the program tells it without the files.
$B/codes.c: docs/ma-loi.md docs/error-codes.md Makefile
	@mkdir -p $(@D)
	{ echo '#include "cli/speech.h"'; \
	  for f in vietnamese:docs/ma-loi.md english:docs/error-codes.md; do \
	    echo "const char codes_in_$${f%%:*}[] = {"; \
	    od -An -v -to1 $${f#*:} | sed "s/ \([0-7]*\)/'\\\\\1',/g"; echo '0};'; done; } > $@.new
	mv $@.new $@

# What shells complete command lines with.
$B/completions.c: src/cli/kehoach.bash src/cli/kehoach.zsh Makefile
	@mkdir -p $(@D)
	{ echo '#include "cli/completion.h"'; \
	  for shell in bash zsh; do \
	    echo "const char completion_of_$$shell[] = {"; \
	    od -An -v -to1 src/cli/kehoach.$$shell | sed "s/ \([0-7]*\)/'\\\\\1',/g"; echo '0};'; done; } > $@.new
	mv $@.new $@

# ---- what a user runs ----

# Installs those of a list of packages that are missing.
define install_packages
missing=; for p in $(1); do \
  [ "$$(dpkg-query -W -f='$${db:Status-Status}' $$p 2>/dev/null)" = installed ] || missing="$$missing $$p"; \
done; \
if [ -n "$$missing" ]; then \
  echo "installing:$$missing"; \
  command -v apt-get >/dev/null || { echo "no apt-get here: install them by hand" >&2; exit 1; }; \
  root=; [ "$$(id -u)" = 0 ] || root=sudo; \
  $$root apt-get update -qq && \
  DEBIAN_FRONTEND=noninteractive $$root apt-get install -y --no-install-recommends $$missing; \
fi
endef

deps: ## install what building needs
	@$(call install_packages,$(BUILD_DEPS))

# A folder of samples with several inputs has a plan for each of them, one with a list a folder of plans.
demo: deps ## build, generate the samples, say where they are
	@$(MAKE) --no-print-directory -s all
	@mkdir -p $B/demo
	@generate() { $B/kehoach generate "$$@" 2>$B/demo/.messages || { cat $B/demo/.messages >&2; exit 1; }; }; \
	for input in samples/*/*.ini; do \
	  folder=$${input%/*}; name=$${folder##*/}; set -- $$folder/*.ini; \
	  [ $$# = 1 ] || name=$$name-$$(basename $$input .ini); \
	  generate -o $B/demo/$$name.docx $$input; \
	done; \
	generate --level xa --each samples/kon-tum/huyen.csv --each samples/kon-tum/xa.csv \
	  --out-dir $B/demo/kon-tum samples/kon-tum/ke-hoach.ini; \
	generate --level xa --out-dir $B/demo/hai-cap-2026 samples/hai-cap-2026/ke-hoach.ini; \
	rm $B/demo/.messages
	@echo "$B/demo: $$(ls $B/demo/*.docx | wc -l) plans, a sample each; start with xa-hai-cap.docx"
	@for folder in $B/demo/*/; do \
	  echo "$${folder%/}: $$(ls $$folder | wc -l) plans, one for each unit of the lists"; \
	done
	@echo "What they show: samples/README.md"

MANUAL = $(patsubst docs/%,%,$(sort $(wildcard docs/man/man?/*.? docs/man/vi/man?/*.?)))

# LIBDIR: where libraries go (Debian: /usr/lib/x86_64-linux-gnu); ZSHDIR: functions of zsh (Debian's
# packages: /usr/share/zsh/vendor-completions).
install: all ## into PREFIX (under DESTDIR)
	install -d $(addprefix $(DESTDIR),$(PREFIX)/bin $(LIBDIR)/pkgconfig $(PREFIX)/include $(PREFIX)/share/kehoach) \
	  $(addprefix $(DESTDIR)$(PREFIX)/share/,$(sort $(dir $(MANUAL))))
	install -m 755 $B/kehoach $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $B/libkehoach.a $B/$(SHARED) $(DESTDIR)$(LIBDIR)/
	ln -sf $(SHARED) $(DESTDIR)$(LIBDIR)/libkehoach.so
	install -m 644 src/kehoach.h $(DESTDIR)$(PREFIX)/include/
	{ echo 'prefix=$(PREFIX)'; echo 'libdir=$(LIBDIR)'; echo 'includedir=$${prefix}/include'; echo; \
	  echo 'Name: kehoach'; echo 'Description: Vietnamese official plans as Word documents'; \
	  echo "Version: $$($(call tell_version,--dirty))"; echo 'Libs: -L$${libdir} -lkehoach'; \
	  echo 'Libs.private: -lcsv -lcrypto -lm -pthread'; echo 'Requires.private: $(LIBS) zlib'; \
	  echo 'Cflags: -I$${includedir}'; } > $(DESTDIR)$(LIBDIR)/pkgconfig/kehoach.pc
	chmod 644 $(DESTDIR)$(LIBDIR)/pkgconfig/kehoach.pc
	version=$$($(call tell_version,--dirty)); for page in $(MANUAL); do to=$(DESTDIR)$(PREFIX)/share/$$page; \
	  sed "s/^\.Os\$$/.Os kehoach $$version/" docs/$$page > $$to && chmod 644 $$to || exit 1; done
	install -m 644 templates/skeleton.rng templates/README.md $(DESTDIR)$(PREFIX)/share/kehoach/
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(ZSHDIR)
	install -m 644 src/cli/kehoach.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/kehoach
	install -m 644 src/cli/kehoach.zsh $(DESTDIR)$(ZSHDIR)/_kehoach

uninstall: ## take out what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/kehoach $(DESTDIR)$(PREFIX)/include/kehoach.h \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/kehoach $(DESTDIR)$(ZSHDIR)/_kehoach \
	  $(addprefix $(DESTDIR)$(LIBDIR)/,libkehoach.a libkehoach.so $(SHARED) pkgconfig/kehoach.pc) \
	  $(addprefix $(DESTDIR)$(PREFIX)/share/kehoach/,skeleton.rng README.md) \
	  $(addprefix $(DESTDIR)$(PREFIX)/share/,$(MANUAL))
	[ ! -d $(DESTDIR)$(PREFIX)/share/kehoach ] || rmdir --ignore-fail-on-non-empty $(DESTDIR)$(PREFIX)/share/kehoach

# ---- what is given away ----

# libxml2.a asks ICU for encodings; templates/no_icu.c says that there are none.
$B/no_icu.o: templates/no_icu.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -DICU=$$(pkg-config --modversion icu-uc | cut -d. -f1) -c -o $@ $<

# --no-warnings: that libxml2 can ask for addresses of hosts, which is switched off.
$B/static/kehoach: $(CLI_OBJ) $B/libkehoach.a $B/no_icu.o
	@mkdir -p $(@D)
	$(CC) -static-pie $(filter-out -pie,$(ALL_LDFLAGS)) -Wl,--no-warnings -s -o $@ $^ \
	  $(filter-out -licu%,$(shell pkg-config --static --libs $(LIBS))) -lcsv -l:libcrypto.a -lm -pthread

static: $B/static/kehoach ## build/static/kehoach: one file that runs on any Linux of this processor

# Of the last commit; the same bytes whenever it is made.
dist: ## build/kehoach-VERSION.tar.gz, of the last commit
	@mkdir -p $B
	@version=$$($(call tell_version,)) && name=kehoach-$$version && \
	git -c tar.umask=0022 archive --format=tar --prefix=$$name/ --add-virtual-file=$$name/.version:$$version HEAD \
	  > $B/$$name.tar && gzip -nf9 $B/$$name.tar && echo "$B/$$name.tar.gz"

# DEBFULLNAME, DEBEMAIL: whom the packages name as their maintainer.
deb: all ## Debian packages: build/deb/kehoach_….deb, libkehoach1_….deb, libkehoach-dev_….deb
	@docs/debian/build $B "$$($(call tell_version,--dirty))"

# ---- tests ----

# Another version alone links no test anew.
TESTED_OBJ = $(filter-out $B/version.o,$(LIB_OBJ)) | $B/version.o

$B/tests/test_%: tests/unit/test_%.c $(TESTED_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit $(ALL_LDFLAGS) -o $@ $< $(LIB_OBJ) $(PKG_LIBS) -lcmocka

$B/tests/%_dump: tests/oracle/%_dump.c $(TESTED_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(LIB_OBJ) $(PKG_LIBS)

$B/tests/skeleton_verdict: tests/oracle/skeleton_verdict.c $(TESTED_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(LIB_OBJ) $(PKG_LIBS)

$B/tests/form_dump: tests/render/form_dump.c $(TESTED_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(LIB_OBJ) $(PKG_LIBS)

$B/tests/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(TESTED_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Wno-missing-prototypes $(ALL_LDFLAGS) -o $@ $< $(FUZZ_MAIN) $(LIB_OBJ) $(PKG_LIBS)

fuzz-programs: $(FUZZ)

$B/tests/threads: tests/library/threads.c $(TESTED_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(LIB_OBJ) $(PKG_LIBS)

test-programs: all $(UNIT) $(FUZZ) $(ORACLE) $B/tests/skeleton_verdict $B/tests/threads

test: ## all tests (SANITIZE=1: under ASan and UBSan)
	@$(call install_packages,$(TEST_DEPS))
	@$(MAKE) --no-print-directory -s test-programs
	@tests/run $B

valgrind: ## all tests under valgrind
	@$(call install_packages,$(CHECK_DEPS))
	@$(MAKE) --no-print-directory -s test-programs
	@MEMCHECK=1 tests/run $B

coverage: ## what of src/ the tests run: build/coverage/index.html, a table by folder (some ten minutes)
	@$(call install_packages,$(COVERAGE_DEPS))
	@$(MAKE) --no-print-directory -s COVERAGE=1 test-programs
	@tests/coverage build/coverage

# ENGINE=afl: AFL++ in libFuzzer's stead. ONLY=ini,csv: some targets.
fuzz: ## fuzz every parser for T seconds each (T=60); finds go to build/fuzz/finds
	@$(call install_packages,$(FUZZ_DEPS))
	@tests/fuzz/run '$(or $(T),60)' '$(or $(ENGINE),libfuzzer)' '$(ONLY)'

tsan: ## eight threads at once, and those of a list, under ThreadSanitizer
	@$(call install_packages,$(TEST_DEPS))
	@$(MAKE) --no-print-directory -s TSAN=1 build/tsan/kehoach build/tsan/tests/threads
	@tests/library/tsan build/tsan

packages: ## make the packages, the tarball and the static program, and try them (some minutes)
	@$(call install_packages,$(CHECK_DEPS))
	@$(MAKE) --no-print-directory -s all static deb
	@tests/library/packages $B

render: ## measure pages as LibreOffice draws them (some minutes)
	@$(call install_packages,$(CHECK_DEPS))
	@$(MAKE) --no-print-directory -s all $B/tests/form_dump
	@tests/render/run $B $(if $(REQUIRED),--required)

documents: ## read and validate all that samples and tests write (some ten minutes)
	@$(call install_packages,$(READ_DEPS))
	@$(MAKE) --no-print-directory -s all $B/tests/form_dump
	@tests/documents $B

form: ## build/form.docx: every component beside its clause, and its pages as pictures
	@$(call install_packages,$(CHECK_DEPS))
	@$(MAKE) --no-print-directory -s all $B/tests/form_dump
	@tests/render/draw $B form

pictures: ## redraw docs/trang-dau.png and docs/trang-cuoi.png
	@$(call install_packages,$(CHECK_DEPS))
	@$(MAKE) --no-print-directory -s all $B/tests/form_dump
	@tests/render/draw $B readme

regen: all ## rewrite the goldens of tests/cases that are there
	tests/cases/run $B --regen

# ONLY=one,batch: some cases. BENCH_NODE=DIR: where docxtemplater, pizzip and easy-template-x are installed.
bench: ## speed, size and memory beside other programs: docs/performance.md (QUICK=1: some 2 minutes)
	@$(call install_packages,$(TEST_DEPS))
	@$(MAKE) --no-print-directory -s all
	@tests/bench/run $B $(if $(QUICK),--quick) $(if $(ONLY),--only $(ONLY)) \
	  $(if $(BENCH_NODE),--node '$(BENCH_NODE)') $(if $(filter no,$(WAIT)),--no-wait)

format: ## lay out the sources
	@$(call install_packages,clang-format)
	clang-format -i $(SOURCES)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

clean: ## remove build/
	rm -rf build $B

FORCE:

-include $(shell find $B -name '*.d' 2>/dev/null)

.PHONY: all FORCE version deps demo install uninstall static dist deb tsan coverage packages documents test test-programs fuzz fuzz-programs valgrind render form pictures regen bench format help clean
