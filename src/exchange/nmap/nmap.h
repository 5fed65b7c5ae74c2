// Reports of the network scanner nmap (-oX): hosts that are up, as rows of the asset register.
#pragma once
#include "exchange/table.h"

namespace kijun {

bool isNmap(std::string_view bytes);

// Headed by field ids of the asset register; a host's number is its MAC address, else its address.
// Throws Error naming the file and line. Entities of the file's own are refused.
TextTable readNmap(std::string_view bytes, const std::filesystem::path& file);

}  // namespace kijun
