#include "bench-clock.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

double
bench_clock_get_elapsed (void)
{
  const char *start = g_getenv ("CJM_BENCH_START");

  return start != NULL ? g_get_monotonic_time () / 1e3 - g_ascii_strtod (start, NULL) / 1e6 : 0;
}

double
bench_clock_get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

double
bench_clock_get_resident (void)
{
  g_autofree char *statm = NULL;
  g_auto (GStrv) fields = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL))
    return 0;

  fields = g_strsplit (statm, " ", 3);
  return g_ascii_strtod (fields[1], NULL) * (double) sysconf (_SC_PAGESIZE) / (1024 * 1024);
}

double
bench_clock_get_time (void)
{
  return g_get_monotonic_time () / 1e3;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
get_percentile (GArray *times, double part)
{
  return times->len > 0
             ? g_array_index (times, double, MIN (times->len - 1, (guint) (part * times->len)))
             : 0;
}

void
bench_clock_report_frames (GArray *frames, double cpu)
{
  g_array_sort (frames, compare_times);
  g_print ("frames %u\np50 %.2f\np95 %.2f\nmax %.2f\ncpu-a-frame %.2f\nresident %.1f\n",
           frames->len, get_percentile (frames, 0.5), get_percentile (frames, 0.95),
           get_percentile (frames, 1), cpu / MAX (frames->len, 1), bench_clock_get_resident ());
}
