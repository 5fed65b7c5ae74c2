#include "ui/models/palette_model.h"

#include <QAction>
#include <algorithm>

#include "base/text.h"
#include "ui/models/workspace_model.h"
#include "ui/pages/registry.h"
#include "ui/shell/action_table.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

constexpr std::size_t kMost = 80;  // rows shown at once

std::string both(const Bilingual& words) {
  return words.ja + " " + words.en;
}

void finish(PaletteEntry& entry, const std::string& more = {}) {
  entry.folded = folded(fromQt(entry.title) + " " + fromQt(entry.detail) + " " + more);
}

void addCommands(std::vector<PaletteEntry>& out, const std::vector<QAction*>& actions) {
  for (QAction* action : actions) {
    if (!action->isEnabled() || action->objectName() == QLatin1String("edit.search")) continue;
    const auto& spec = ActionTable::specOf(action);
    PaletteEntry entry;
    entry.title = action->text();
    entry.detail = ActionTable::shownKeys(spec);
    entry.icon = toQt(spec.icon);
    entry.action = action;
    finish(entry);
    out.push_back(std::move(entry));
  }
}

void addPages(std::vector<PaletteEntry>& out) {
  for (const auto& page : pages()) {
    PaletteEntry entry;
    entry.kind = PaletteEntry::Kind::Page;
    entry.title = text(page.textId);
    entry.detail = text("ui.palette.page");
    entry.icon = toQt(page.icon);
    entry.page = toQt(page.id);
    finish(entry, std::string(page.id));
    out.push_back(std::move(entry));
  }
}

void addCatalog(std::vector<PaletteEntry>& out, const Catalog& catalog, const QString& page) {
  for (const auto& section : catalog.sections()) {
    if (section.allItems.empty()) continue;
    PaletteEntry entry;
    entry.kind = PaletteEntry::Kind::Section;
    entry.title = toQt(section.id) + u' ' + inLanguage(section.title);
    entry.detail = text("ui.palette.section");
    entry.page = page;
    entry.target = "section:" + toQt(section.id);
    entry.id = section.id;
    finish(entry, both(section.title));
    out.push_back(std::move(entry));
  }
  for (const auto& item : catalog.items()) {
    PaletteEntry entry;
    entry.kind = PaletteEntry::Kind::Item;
    entry.title = toQt(item.id) + u' ' + inLanguage(item.title);
    const auto* section = catalog.section(item.section);
    entry.detail = section ? inLanguage(section->shortTitle) : QString();
    entry.page = page;
    entry.target = "item:" + toQt(item.id);
    entry.id = item.id;
    finish(entry, both(item.title) + " " + both(item.question));
    out.push_back(std::move(entry));
  }
}

// Higher is nearer the top; nothing where a word is missing.
std::optional<int> matchOf(const PaletteEntry& entry, const std::vector<std::string>& words) {
  int rank = 0;
  for (const auto& word : words) {
    const auto at = entry.folded.find(word);
    if (at == std::string::npos) return std::nullopt;
    if (!entry.id.empty() && entry.id.starts_with(word)) rank += 4;
    if (entry.id == word) rank += 4;
    if (at == 0) rank += 2;
  }
  return rank;
}

}  // namespace

std::vector<PaletteEntry> paletteEntries(const std::vector<QAction*>& actions,
                                         const WorkspaceModel* workspace,
                                         const QString& itemsPage) {
  std::vector<PaletteEntry> out;
  if (workspace) addPages(out);
  addCommands(out, actions);
  if (workspace && !itemsPage.isEmpty()) addCatalog(out, workspace->catalog(), itemsPage);
  return out;
}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries) {
  beginResetModel();
  entries_ = std::move(entries);
  refilter();
  endResetModel();
}

void PaletteModel::setFilter(const QString& typed) {
  beginResetModel();
  typed_ = typed;
  refilter();
  endResetModel();
}

void PaletteModel::refilter() {
  const std::string plain = folded(fromQt(typed_.simplified()));
  std::vector<std::string> words;
  for (const auto word : split(plain, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  std::vector<std::pair<int, std::size_t>> found;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (const auto rank = matchOf(entries_[i], words)) found.emplace_back(-*rank, i);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (found.size() > kMost) found.resize(kMost);
  shown_.clear();
  for (const auto& [rank, index] : found) shown_.push_back(index);
}

const PaletteEntry* PaletteModel::entry(int row) const {
  const auto at = static_cast<std::size_t>(row);
  return row >= 0 && at < shown_.size() ? &entries_[shown_[at]] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const PaletteEntry* found = entry(index.row());
  if (!found) return {};
  switch (role) {
    case Qt::DisplayRole:
      return found->title;
    case Qt::ToolTipRole:
      return found->title;
    case Qt::AccessibleTextRole:
      return text("ui.pair", found->title, found->detail);
    default:
      return {};
  }
}

}  // namespace kijun::ui
