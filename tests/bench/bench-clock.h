#pragma once

#include <glib.h>

/* What the two programs that open a window measure alike. */

/* Milliseconds since the moment that the environment names in CJM_BENCH_START, in nanoseconds
 * of the monotonic clock: when the process was asked for. */
double bench_clock_get_elapsed (void);

/* CPU time of this process, in milliseconds. */
double bench_clock_get_cpu (void);

/* Memory of this process that is resident now, in MB. */
double bench_clock_get_resident (void);
