// CycloneDX bills of materials in JSON (specification 1.2 and later): components, services and
// devices as rows of the asset register.
#pragma once
#include "exchange/table.h"

namespace kijun {

bool isCycloneDx(std::string_view bytes);

// Headed by field ids of the asset register. A component's number is its bom-ref, else its purl;
// what it depends on is named by number. Throws Error naming the file.
TextTable readCycloneDx(std::string_view bytes, const std::filesystem::path& file);

}  // namespace kijun
