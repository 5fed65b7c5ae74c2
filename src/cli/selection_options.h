// The options that choose a part of a workspace.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "workspace/selection.h"

namespace kijun::cli {

struct SelectionOptions {
  std::vector<int> cycles;
  std::vector<std::string> sections;
  std::vector<std::string> items;
  std::vector<std::string> departments;  // by name or id
  bool comments = false;
  bool everybody = false;
  bool everyUnit = false;
  bool withoutEvidence = false;

  bool isGiven() const;
};

void addSelectionOptions(CLI::App& command, SelectionOptions& options, const Context& context);
// Throws Error where the workspace has no such cycle or department.
Selection selectionOf(const SelectionOptions& options, const Session& session);

// What a workspace file or package holds, as lines of a name, a tab and a value, on stdout.
void printContents(const WorkspaceContents& contents, const Context& context);

}  // namespace kijun::cli
