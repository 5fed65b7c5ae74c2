// A passphrase for the command line: from a file, from a pipe, or typed unseen at the terminal.
// Never from the command line itself, which every user of the machine can read.
#pragma once
#include <string>

#include "base/secret.h"
#include "cli/command.h"

namespace kijun::cli {

enum class Purpose { Sealing, Opening };

// file: --passphrase-file; "-" is stdin, empty asks the terminal, or reads stdin where that is no
// terminal. The first line counts. Sealing asks a terminal twice. Throws Error.
Passphrase readPassphrase(const std::string& file, Purpose purpose, const Context& context);

}  // namespace kijun::cli
