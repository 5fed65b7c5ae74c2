// Help and wrong calls in both languages: CLI11 itself speaks English only.
#pragma once
#include "cli/command.h"

namespace kijun::cli {

// The language of --messages, before anything is parsed: the help is in it too.
Language messageLanguage(int argc, char** argv);

// Gives the application the headings of its help, before anything is added to it.
void translateHelp(CLI::App& app, const Context& context);
// The same for its subcommands, when all are there.
void translateSubcommands(CLI::App& app, const Context& context);

// What is wrong with the call, as a whole sentence.
Message explain(const CLI::ParseError& error);

}  // namespace kijun::cli
