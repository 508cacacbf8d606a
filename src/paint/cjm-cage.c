#include "cjm-cage.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <malloc.h>
#include <pango/pangocairo.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define MAX_MEMORY (1024 * 1024 * 1024)
#define MAX_SECONDS 3

/* The address sanitizer reserves terabytes, so that a limit would end it at once. */
#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif
#ifndef HAS_SANITIZER
#define HAS_SANITIZER 0
#endif

/* Limits */

static void
set_limit (__rlimit_resource_t resource, rlim_t value)
{
  struct rlimit limit = { value, value };

  setrlimit (resource, &limit);
}

void
cjm_cage_limit (void)
{
  if (!HAS_SANITIZER)
    set_limit (RLIMIT_AS, MAX_MEMORY);
  set_limit (RLIMIT_CPU, MAX_SECONDS);
  set_limit (RLIMIT_CORE, 0);
  set_limit (RLIMIT_FSIZE, 0);
  close_range (STDERR_FILENO + 1, ~0U, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  /* Each thread would reserve an arena of its own. */
  mallopt (M_ARENA_MAX, 1);
}

/* Fonts: cairo keeps ten files of fonts open and no more. */

static const char *const wanted_fonts[]
    = { "sans", "sans:bold",    "sans:italic",  "serif",       "serif:bold",
        "mono", "sans:lang=ar", "sans:lang=he", "sans:lang=ja" };

static FcPattern *
find_font (const char *name)
{
  FcPattern *pattern = FcNameParse ((const FcChar8 *) name);
  FcPattern *found;
  FcResult result;

  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  found = FcFontMatch (NULL, pattern, &result);
  FcPatternDestroy (pattern);
  return found;
}

static gboolean
is_same_file (FcPattern *one, FcPattern *other)
{
  FcChar8 *file, *other_file;

  return FcPatternGetString (one, FC_FILE, 0, &file) == FcResultMatch
         && FcPatternGetString (other, FC_FILE, 0, &other_file) == FcResultMatch
         && strcmp ((const char *) file, (const char *) other_file) == 0;
}

/* What is left out is not freed: the process is not to live long. */
static void
forget_other_fonts (void)
{
  FcFontSet *set = FcConfigGetFonts (NULL, FcSetSystem);
  FcPattern *wanted[G_N_ELEMENTS (wanted_fonts)];
  int n_kept = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wanted_fonts); i++)
    wanted[i] = find_font (wanted_fonts[i]);
  for (int i = 0; set != NULL && i < set->nfont; i++)
    for (guint j = 0; j < G_N_ELEMENTS (wanted); j++)
      if (wanted[j] != NULL && is_same_file (set->fonts[i], wanted[j]))
        {
          set->fonts[n_kept++] = set->fonts[i];
          break;
        }
  if (set != NULL)
    set->nfont = n_kept;
}

/* Draws with all of them, so that Pango, HarfBuzz and FreeType have opened their files. The layout
 * stays, for it holds on to the fonts. */
static void
open_fonts (void)
{
  static const char text[] = "<span font='Sans'>Aé \331\205 \327\220 \346\227\245\343\201\202 "
                             "<b>Ab</b> <i>Ab</i></span>"
                             "<span font='Serif'>Ab <b>Ab</b></span><tt>Ab</tt>";
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 64, 16);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);

  pango_layout_set_markup (layout, text, -1);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

void
cjm_cage_load_fonts (void)
{
  FcInit ();
  forget_other_fonts ();
  open_fonts ();
}

/* The door */

/* What may be called with any arguments: memory, threads of our own, time, and the end. */
static const int open_calls[] = {
  SCMP_SYS (munmap),        SCMP_SYS (mremap),
  SCMP_SYS (brk),           SCMP_SYS (madvise),
  SCMP_SYS (futex),         SCMP_SYS (set_robust_list),
  SCMP_SYS (rseq),          SCMP_SYS (sigaltstack),
  SCMP_SYS (rt_sigaction),  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),  SCMP_SYS (restart_syscall),
  SCMP_SYS (sched_yield),   SCMP_SYS (sched_getaffinity),
  SCMP_SYS (clock_gettime), SCMP_SYS (clock_nanosleep),
  SCMP_SYS (gettimeofday),  SCMP_SYS (getrandom),
  SCMP_SYS (getpid),        SCMP_SYS (gettid),
  SCMP_SYS (sysinfo),       SCMP_SYS (exit),
  SCMP_SYS (exit_group),
};

/* What is called otherwise fails as if it were forbidden, and the libraries go on without it. */
static gboolean
add_rules (scmp_filter_ctx filter)
{
  const scmp_datum_t thread = CLONE_VM | CLONE_THREAD;
  int result = 0;

  for (guint i = 0; i < G_N_ELEMENTS (open_calls); i++)
    result |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, open_calls[i], 0);

  result |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (write), 1,
                              SCMP_A0 (SCMP_CMP_EQ, STDOUT_FILENO));
  /* No memory that can be run. */
  result |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1,
                              SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  result |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                              SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  /* Threads, but no processes. The C library falls back on this where clone3 is not known, whose
   * arguments a filter cannot see. */
  result |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                              SCMP_A0 (SCMP_CMP_MASKED_EQ, thread, thread));
  result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
  /* Before cairo takes a font again that it has opened already it asks whether the file is there:
   * yes, it is told, and nobody looks. */
  result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (0), SCMP_SYS (access), 0);
  result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (0), SCMP_SYS (faccessat), 0);
  /* abort() */
  result |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                              SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ()));

  return result == 0;
}

gboolean
cjm_cage_shut (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EACCES));
  gboolean is_shut;

  if (filter == NULL)
    return FALSE;

  /* Threads that the libraries have started already are shut in as well. */
  is_shut = seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && add_rules (filter)
            && seccomp_load (filter) == 0;
  seccomp_release (filter);
  return is_shut;
}
