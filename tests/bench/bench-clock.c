#include "bench-clock.h"

#include <stdlib.h>
#include <sys/resource.h>
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
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
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
