#pragma once

/* How list-texts hands a shape to floor-text: this, and after it for every segment how many
 * points it has (1 for a line, 3 for a curve, 0 for the end of an outline, FLOOR_MOVE with one
 * point for its begin) and their coordinates. Everything is a double, so that a file of shapes
 * is drawn as it lies in memory. */

#define FLOOR_MOVE -1

typedef struct
{
  double color; /* 0xRRGGBB */
  double alpha;
  double width; /* of a stroke in points, 0 where the shape is filled */
  double n_dashes;
  double dashes[4];
  double top, bottom; /* what of the sheet it touches, in points */
  double left, right;
  double length; /* how many numbers follow */
} FloorShape;

#define FLOOR_SHAPE_LENGTH (sizeof (FloorShape) / sizeof (double))
