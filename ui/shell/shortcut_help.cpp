#include "ui/shell/shortcut_help.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "base/text.h"
#include "ui/pages/registry.h"
#include "ui/shell/action_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

namespace {

// By its own name: 元に戻す and the like are called after the last change in menus.
QString nameOf(const ActionSpec& spec) {
  std::vector<std::string> arguments;
  if (!spec.argument.empty()) arguments.emplace_back(spec.argument);
  return rendered(Message{std::string(spec.textId), std::move(arguments)});
}

QString headingOf(std::string_view context) {
  if (context == "window") return text("ui.keys.anywhere");
  if (const PageInfo* page = findPage(context)) return text(page->textId);
  return text("ui.rail.registers");  // the pages that share their keys
}

}  // namespace

ShortcutHelp::ShortcutHelp(QWidget* parent)
    : QDialog(parent), filter_(new QLineEdit(this)), tree_(new QTreeWidget(this)) {
  setWindowTitle(text("ui.keys.title"));
  auto* column = new QVBoxLayout(this);
  filter_->setPlaceholderText(text("ui.filter"));
  filter_->setAccessibleName(text("ui.filter"));
  column->addWidget(filter_);
  tree_->setHeaderLabels({text("ui.keys.action"), text("ui.keys.keys")});
  tree_->setRootIsDecorated(false);
  tree_->setIndentation(px(12));
  tree_->setSelectionMode(QAbstractItemView::NoSelection);
  tree_->setAccessibleName(windowTitle());
  QTreeWidgetItem* group = nullptr;
  std::string_view context;
  for (const auto& spec : actionSpecs()) {
    if (spec.keys.empty()) continue;
    if (!group || spec.context != context) {
      context = spec.context;
      group = new QTreeWidgetItem(tree_, {headingOf(context)});
      group->setFirstColumnSpanned(true);
      group->setForeground(0, color(Ink::Muted));
    }
    auto* row = new QTreeWidgetItem(group, {nameOf(spec), ActionTable::shownKeys(spec)});
    row->setForeground(1, color(Ink::Accent));
  }
  tree_->expandAll();
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  column->addWidget(tree_, 1);
  connect(filter_, &QLineEdit::textChanged, this, &ShortcutHelp::filter);
  resize(px(560), px(560));
}

void ShortcutHelp::filter(const QString& typed) {
  const std::string needle = fromQt(typed);
  for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
    auto* group = tree_->topLevelItem(i);
    bool any = false;
    for (int row = 0; row < group->childCount(); ++row) {
      auto* item = group->child(row);
      const bool match = containsFolded(fromQt(item->text(0) + u' ' + item->text(1)), needle);
      item->setHidden(!match);
      any = any || match;
    }
    group->setHidden(!any);
  }
}

}  // namespace kijun::ui
