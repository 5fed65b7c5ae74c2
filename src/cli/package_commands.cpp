#include <iostream>

#include "cli/command.h"
#include "cli/passphrase_input.h"
#include "cli/selection_options.h"
#include "workspace/package.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::string out;
  std::string passphraseFile;
  bool replace = false;
  SelectionOptions part;
};

void seal(const Arguments& arguments, const Context& context) {
  const auto session = openForReading(arguments.file);
  SealOptions options;
  if (arguments.part.isGiven()) options.selection = selectionOf(arguments.part, *session);
  options.existing = arguments.replace ? Existing::Replace : Existing::Keep;
  const auto passphrase = readPassphrase(arguments.passphraseFile, Purpose::Sealing, context);
  const auto sealed = sealWorkspace(*session, arguments.out, passphrase, options);
  printContents(sealed.contents, context);
  std::cout << "size\t" << sealed.size << '\n';
  say(context, msg("cli.sealed", sealed.file.string()));
}

void unseal(const Arguments& arguments, Context& context) {
  UnsealOptions options;
  options.existing = arguments.replace ? Existing::Replace : Existing::Keep;
  const auto passphrase = readPassphrase(arguments.passphraseFile, Purpose::Opening, context);
  const auto unsealed = unsealWorkspace(arguments.file, arguments.out, passphrase, options);
  printContents(unsealed.contents, context);
  const auto& report = unsealed.report;
  if (report.isSound()) return;
  for (const auto& finding : report.findings) {
    std::cerr << "kijun: " << inWords(finding, context.language) << '\n';
  }
  say(context,
      msg("cli.unsealed_unsound", unsealed.file.string(), report.findings.size() + report.untold));
  context.exitCode = 1;
}

void extract(const Arguments& arguments, const Context& context) {
  const auto session = openForReading(arguments.file);
  const auto contents =
      extractSelection(*session, selectionOf(arguments.part, *session), arguments.out,
                       arguments.replace ? Existing::Replace : Existing::Keep);
  printContents(contents, context);
}

CLI::App* addOne(CLI::App& app, const Context& context, const std::string& name,
                 const std::string& help, Arguments& arguments) {
  auto* command = app.add_subcommand(name, help);
  command
      ->add_option("FILE", arguments.file,
                   text(context, name == "unseal" ? "cli.help.package" : "cli.help.workspace"))
      ->required();
  command->add_option("--out", arguments.out, text(context, "cli.help.package_out"))->required();
  command->add_flag("--replace", arguments.replace, text(context, "cli.help.replace"));
  return command;
}

void addPassphraseOption(CLI::App& command, Arguments& arguments, const Context& context) {
  command.add_option("--passphrase-file", arguments.passphraseFile,
                     text(context, "cli.help.passphrase_file"));
}

}  // namespace

void addPackageCommands(CLI::App& app, Context& context) {
  const auto sealing = std::make_shared<Arguments>();
  auto* command = addOne(app, context, "seal", text(context, "cli.help.seal"), *sealing);
  addPassphraseOption(*command, *sealing, context);
  addSelectionOptions(*command, sealing->part, context);
  command->callback([sealing, &context] { seal(*sealing, context); });

  const auto opening = std::make_shared<Arguments>();
  command = addOne(app, context, "unseal", text(context, "cli.help.unseal"), *opening);
  addPassphraseOption(*command, *opening, context);
  command->callback([opening, &context] { unseal(*opening, context); });

  const auto taking = std::make_shared<Arguments>();
  command = addOne(app, context, "extract", text(context, "cli.help.extract"), *taking);
  addSelectionOptions(*command, taking->part, context);
  command->callback([taking, &context] { extract(*taking, context); });
}

}  // namespace kijun::cli
