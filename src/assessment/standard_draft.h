// A first draft of what chapter 2 of the guideline asks an organisation's own safety standard to
// state: its aim (2.1), its scope (2.2) and the roles of those concerned (2.3), written from the
// registers in words of our own. What the registers do not hold is marked to be filled in, never
// made up. People edit the draft; it is stored with the organisation. A pure function of its
// values; any thread.
#pragma once
#include <string>

#include "base/message.h"
#include "catalog/catalog.h"
#include "records/register_rows.h"
#include "records/registers.h"

namespace kijun {

// Paragraphs parted by empty lines; lines that begin with "・" are points of a list.
struct StandardTexts {
  std::string aim;
  std::string scope;
  std::string roles;
};

// The registers the draft is written from.
std::vector<const RecordDescription*> standardDraftSources();

StandardTexts draftStandard(const Organisation& organisation, const Catalog& catalog,
                            const RegisterRows& registers, Language language);

}  // namespace kijun
