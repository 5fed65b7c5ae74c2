#include "ui/assigning/section_choice.h"

#include <QComboBox>

#include "ui/shell/text.h"

namespace kijun::ui {

void addSections(QComboBox& box, const Catalog& catalog) {
  for (const auto& section : catalog.sections()) {
    if (section.allItems.empty()) continue;
    const auto name = toQt(section.id) + u' ' + inLanguage(section.shortTitle);
    box.addItem(QString(section.depth * 2, QChar(0x2003)) + name, toQt(section.id));
    box.setItemData(box.count() - 1, inLanguage(section.title), Qt::ToolTipRole);
  }
}

}  // namespace kijun::ui
