// Owning handles of the C libraries a PDF is made with.
#pragma once
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

#include <memory>

namespace kijun::pdf {

template <auto release>
struct Releaser {
  template <typename T>
  void operator()(T* thing) const {
    release(thing);
  }
};

template <typename T>
using GObjectHandle = std::unique_ptr<T, Releaser<g_object_unref>>;
using SurfaceHandle = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using CairoHandle = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using FontOptionsHandle =
    std::unique_ptr<cairo_font_options_t, Releaser<cairo_font_options_destroy>>;
using FcConfigHandle = std::unique_ptr<FcConfig, Releaser<FcConfigDestroy>>;
using FcPatternHandle = std::unique_ptr<FcPattern, Releaser<FcPatternDestroy>>;
using FcObjectSetHandle = std::unique_ptr<FcObjectSet, Releaser<FcObjectSetDestroy>>;
using FcFontSetHandle = std::unique_ptr<FcFontSet, Releaser<FcFontSetDestroy>>;
using AttributesHandle = std::unique_ptr<PangoAttrList, Releaser<pango_attr_list_unref>>;
using DescriptionHandle =
    std::unique_ptr<PangoFontDescription, Releaser<pango_font_description_free>>;

}  // namespace kijun::pdf
