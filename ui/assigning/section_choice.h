// Sections of the guideline in a list to choose from. UI thread only.
#pragma once
#include "catalog/catalog.h"

class QComboBox;

namespace kijun::ui {

// Those with items, in the guideline's order, deeper ones further in; their data is the id.
void addSections(QComboBox& box, const Catalog& catalog);

}  // namespace kijun::ui
