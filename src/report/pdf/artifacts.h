// Running heads, rules and grounds are decoration: marked as artifacts, so that a screen reader
// passes over them.
#pragma once
#include <qpdf/QPDFPageObjectHelper.hh>

namespace kijun::pdf {

// Wraps all content of the page that stands outside of tags.
void markArtifacts(QPDFPageObjectHelper& page);

}  // namespace kijun::pdf
