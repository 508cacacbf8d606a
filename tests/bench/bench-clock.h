#pragma once

#include <glib.h>

/* What the two programs that open a window measure alike, in a window of the same size: what a
 * laptop's screen has room for. */
#define BENCH_WINDOW_WIDTH 1280
#define BENCH_WINDOW_HEIGHT 800

/* Frames are measured this long, and not before what is loaded on first use is there. */
#define BENCH_WARM_UP_MS 700
#define BENCH_MEASURED_MS 3000

/* Milliseconds of the monotonic clock. */
double bench_clock_get_time (void);

/* Prints what is to be known of @frames, durations in milliseconds of type double, and of the
 * CPU time that all of them together took. */
void bench_clock_report_frames (GArray *frames, double cpu);

/* Milliseconds since the moment that the environment names in CJM_BENCH_START, in nanoseconds
 * of the monotonic clock: when the process was asked for. */
double bench_clock_get_elapsed (void);

/* CPU time of this process, in milliseconds. */
double bench_clock_get_cpu (void);

/* Memory of this process that is resident now, in MB. */
double bench_clock_get_resident (void);
