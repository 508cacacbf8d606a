#pragma once

#include "cjm-layout.h"

/* What a painter draws on: a handful of calls that the screen, PDF, PNG and SVG each answer in
 * their own way. Coordinates are points from the top left corner of the current group, already
 * mirrored where the map runs from right to left; colours are 0xRRGGBB. */

G_BEGIN_DECLS

typedef enum
{
  CJM_PATH_MOVE,
  CJM_PATH_LINE,
  CJM_PATH_CURVE,
  CJM_PATH_CLOSE
} CjmPathVerb;

/* Most shapes are no longer than two circles and need no memory but the stack's. */
#define CJM_PATH_N_INLINE 16

typedef struct
{
  CjmPathVerb verb;
  double x[3], y[3]; /* a curve's two controls and end; the others use the first */
} CjmPathSegment;

/* A shape; begin with cjm_path_init() and append. It lives on the stack and cannot be copied.
 * One that can be longer than two circles, such as a curve, is ended with cjm_path_clear(). */
typedef struct
{
  guint n_segments;
  guint n_allocated;        /* 0 as long as the segments are inside */
  CjmPathSegment *segments; /* the ones inside, or memory of their own */
  CjmPathSegment inside[CJM_PATH_N_INLINE];
} CjmPath;

void cjm_path_init (CjmPath *path);
void cjm_path_clear (CjmPath *path);
void cjm_path_move_to (CjmPath *path, double x, double y);
void cjm_path_line_to (CjmPath *path, double x, double y);
void
cjm_path_curve_to (CjmPath *path, double x1, double y1, double x2, double y2, double x, double y);
void cjm_path_close (CjmPath *path);
void cjm_path_add_line (CjmPath *path, double x1, double y1, double x2, double y2);
void cjm_path_add_rectangle (CjmPath *path, CjmRect rect);
void cjm_path_add_rounded_rectangle (CjmPath *path, CjmRect rect, double radius);
void cjm_path_add_circle (CjmPath *path, double x, double y, double radius);

/* One that is rounded at its top and at its bottom as much as is said. */
void cjm_path_add_rounded_ends (CjmPath *path, CjmRect rect, double top, double bottom);

/* A closed shape of up to seven corners, each rounded by @radius or as far as its sides allow. */
typedef struct
{
  double x, y;
} CjmPoint;

void cjm_path_add_polygon (CjmPath *path, const CjmPoint *corners, guint n_corners, double radius);

/* A star of five points, the first of them up. */
void cjm_path_add_star (CjmPath *path, double x, double y, double radius);

/* Four corners, each @radius from the middle. */
void cjm_path_add_diamond (CjmPath *path, double x, double y, double radius);

/* The half of a circle that lies below its middle. */
void cjm_path_add_lower_half (CjmPath *path, double x, double y, double radius);

/* Whether a path is nothing but the shape that one of the functions above makes: who writes shapes
 * for others to edit writes it as that. */
gboolean cjm_path_is_rectangle (const CjmPath *path, CjmRect *rect);
gboolean cjm_path_is_rounded_rectangle (const CjmPath *path, CjmRect *rect, double *radius);
gboolean cjm_path_is_circle (const CjmPath *path, double *x, double *y, double *radius);

gboolean cjm_path_equal (const CjmPath *a, const CjmPath *b);

/* What a group is, so that a device can name it for those who read its output. */
typedef enum
{
  CJM_GROUP_SHEET,
  CJM_GROUP_MASTHEAD,
  CJM_GROUP_PHASES, /* rows: the phases' headers, what they are about, the steps, a lane */
  CJM_GROUP_DESCRIPTIONS,
  CJM_GROUP_STEPS,
  CJM_GROUP_LANE,
  CJM_GROUP_LABEL, /* of a row */
  CJM_GROUP_PHASE, /* what a row has of a phase or a step */
  CJM_GROUP_DESCRIPTION,
  CJM_GROUP_STEP,
  CJM_GROUP_STAGE, /* where the audience stands */
  CJM_GROUP_CURVES,
  CJM_GROUP_CELL,
  CJM_GROUP_NOTE,
  CJM_GROUP_TURNED, /* a text that stands upright */
  CJM_GROUP_FOOTER,
  CJM_GROUP_CARD /* a note on a card of its own, instead of a sheet */
} CjmGroupRole;

typedef struct
{
  CjmGroupRole role;
  CjmId id;          /* 0 where the group is not a record's */
  const char *name;  /* the phase's, the step's or the lane's; NULL where it has none */
  double x, y;       /* where its own coordinates begin, in those of the group around it */
  int quarter_turns; /* clockwise, of its coordinates round where they begin */
} CjmGroupInfo;

typedef struct
{
  guint32 color;
  double width;
  const double *dash; /* on and off in turn, ended by 0; NULL for a solid line */
} CjmStroke;

/* The program's own icons that are no channel's; a channel's is in the folder "channels". */
#define CJM_ICON_BARRIER "barrier"
#define CJM_ICON_INSIGHT "insight"
#define CJM_ICON_PERSONA "persona"

typedef struct _CjmDevice CjmDevice;

typedef struct
{
  void (*begin_group) (CjmDevice *device, const CjmGroupInfo *info);
  void (*end_group) (CjmDevice *device);
  void (*fill) (CjmDevice *device, const CjmPath *path, guint32 color, double alpha);
  void (*stroke) (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke);

  /* @block with the top left corner of its measure at @x, @y. */
  void (*text) (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color);

  /* The same with an edge round the letters in @halo, which parts them from what they stand on;
   * NULL on a device where letters have no edge that leaves them as thick as they are. */
  void (*text_with_halo) (CjmDevice *device,
                          const CjmTextBlock *block,
                          double x,
                          double y,
                          guint32 color,
                          guint32 halo);

  /* @photo fills @rect, whose corners are rounded: into a circle where @radius is half of its
   * width. FALSE where it cannot be decoded: nothing is drawn. */
  gboolean (*photo) (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius);

  /* @icon is the name of one of the program's own, such as "barrier" or "channels/web". */
  void (*icon) (CjmDevice *device, const char *icon, CjmRect rect, guint32 color);
} CjmDeviceClass;

/* How far a halo reaches out of the letters, in points. */
#define CJM_HALO 2.5

/* A device begins with this. */
struct _CjmDevice
{
  const CjmDeviceClass *class;
};

/* With the halo where @device has it, else without. */
void cjm_device_draw_text_with_halo (CjmDevice *device,
                                     const CjmTextBlock *block,
                                     double x,
                                     double y,
                                     guint32 color,
                                     guint32 halo);

G_END_DECLS
