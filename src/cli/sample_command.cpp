#include "cli/command.h"
#include "workspace/sample.h"

namespace kijun::cli {

void addSampleCommand(CLI::App& app, Context& context) {
  auto file = std::make_shared<std::string>();
  auto* command = app.add_subcommand("sample", text(context, "cli.help.sample"));
  command->add_option("FILE", *file, text(context, "cli.help.new_file"))->required();
  command->callback([file, &context] {
    writeSample(*file);
    readNewTexts(*file, context);
  });
}

}  // namespace kijun::cli
