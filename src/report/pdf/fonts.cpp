#include "report/pdf/fonts.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"

namespace kijun::pdf {
namespace {

Error fontsMissing() {
  return Error(Fault::Machine, msg("report.fonts.missing", std::string_view(kFontFamily)),
               msg("report.fonts.missing.todo", std::string_view(kFontPackage)));
}

// The files with the family in that style; the system's own come first, then by name, so that two
// users of a machine get the same file.
std::string fontFile(FcConfig* system, const char* style) {
  const FcPatternHandle pattern(FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, kFontFamily,
                                               FC_STYLE, FcTypeString, style, nullptr));
  const FcObjectSetHandle wanted(FcObjectSetBuild(FC_FILE, nullptr));
  const FcFontSetHandle found(FcFontList(system, pattern.get(), wanted.get()));
  std::vector<std::string> files;
  for (int i = 0; found && i < found->nfont; ++i) {
    FcChar8* file = nullptr;
    if (FcPatternGetString(found->fonts[i], FC_FILE, 0, &file) == FcResultMatch) {
      files.emplace_back(reinterpret_cast<const char*>(file));
    }
  }
  if (files.empty()) throw fontsMissing();
  std::ranges::sort(files, {}, [](const std::string& file) {
    return std::pair(!file.starts_with("/usr/"), file);
  });
  return files.front();
}

std::vector<std::string> findFontFiles() {
  const FcConfigHandle system(FcInitLoadConfigAndFonts());
  return {fontFile(system.get(), "Regular"), fontFile(system.get(), "Bold")};
}

const std::vector<std::string>& fontFiles() {
  static const auto files = findFontFiles();
  return files;
}

}  // namespace

// Pango 1.50 keeps its reference to the configuration when a map ends; taking it back first saves
// half a megabyte per report.
Fonts::~Fonts() {
  context_.reset();
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), nullptr);
}

Fonts::Fonts(Language language)
    : config_(FcConfigCreate()), map_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)) {
  for (const auto& file : fontFiles()) {
    if (!FcConfigAppFontAddFile(config_.get(), reinterpret_cast<const FcChar8*>(file.c_str()))) {
      throw fontsMissing();
    }
  }
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), config_.get());
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map_.get()), 72);
  context_.reset(pango_font_map_create_context(map_.get()));
  pango_context_set_language(
      context_.get(), pango_language_from_string(std::string(languageCode(language)).c_str()));
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  const FontOptionsHandle options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options.get());
  const DescriptionHandle base(pango_font_description_new());
  pango_font_description_set_family(base.get(), kFontFamily);
  pango_context_set_font_description(context_.get(), base.get());
}

}  // namespace kijun::pdf
