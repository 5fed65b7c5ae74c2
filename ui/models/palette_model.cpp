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

constexpr std::size_t kMost = 80;          // entries shown at once
constexpr std::size_t kMostAboveHits = 8;  // where full-text hits stand below

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

void PaletteModel::setEntries(std::vector<PaletteEntry> entries, bool searched) {
  beginResetModel();
  entries_ = std::move(entries);
  searched_ = searched;
  result_ = {};
  alone_ = false;
  arrange();
  endResetModel();
}

void PaletteModel::setFilter(const QString& typed) {
  beginResetModel();
  typed_ = typed;
  arrange();
  endResetModel();
}

void PaletteModel::setHits(SearchResult result, bool alone) {
  beginResetModel();
  result_ = std::move(result);
  alone_ = alone;
  arrange();
  endResetModel();
}

void PaletteModel::arrange() {
  rows_.clear();
  if (!alone_) addEntries();
  addHits();
}

void PaletteModel::addEntries() {
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
  const auto most = searched_ && !words.empty() ? kMostAboveHits : kMost;
  if (found.size() > most) found.resize(most);
  for (const auto& [rank, index] : found) rows_.push_back({RowKind::Entry, index, 0});
}

// An item that stands among the entries already is not shown twice.
bool PaletteModel::isShown(const SearchHit& hit) const {
  if (hit.kind != "item" && hit.kind != "section") return false;
  const QString target = toQt(hit.kind) + u':' + toQt(hit.id);
  return std::ranges::any_of(rows_, [&](const PaletteRow& row) {
    return row.kind == RowKind::Entry && entries_[row.index].target == target;
  });
}

void PaletteModel::addHits() {
  for (std::size_t kind = 0; kind < result_.kinds.size(); ++kind) {
    const auto& hits = result_.kinds[kind].hits;
    const auto heading = rows_.size();
    rows_.push_back({RowKind::Heading, kind, 0});
    for (std::size_t hit = 0; hit < hits.size(); ++hit) {
      if (!isShown(hits[hit])) rows_.push_back({RowKind::Hit, kind, hit});
    }
    if (rows_.size() == heading + 1) rows_.pop_back();
  }
}

const PaletteModel::PaletteRow* PaletteModel::at(int row, RowKind kind) const {
  const auto place = static_cast<std::size_t>(row);
  if (row < 0 || place >= rows_.size() || rows_[place].kind != kind) return nullptr;
  return &rows_[place];
}

const PaletteEntry* PaletteModel::entry(int row) const {
  const auto* found = at(row, RowKind::Entry);
  return found ? &entries_[found->index] : nullptr;
}

const SearchHit* PaletteModel::hit(int row) const {
  const auto* found = at(row, RowKind::Hit);
  return found ? &result_.kinds[found->index].hits[found->hit] : nullptr;
}

const SearchKind* PaletteModel::heading(int row) const {
  const auto* found = at(row, RowKind::Heading);
  return found ? &result_.kinds[found->index] : nullptr;
}

int PaletteModel::stepped(int row, int by) const {
  const int last = rowCount() - 1;
  const int direction = by < 0 ? -1 : 1;
  int next = std::clamp(row + by, 0, std::max(0, last));
  while (next >= 0 && next <= last && heading(next)) next += direction;
  if (next < 0 || next > last) {
    next = std::clamp(row, 0, std::max(0, last));
    while (next <= last && heading(next)) ++next;
  }
  return next <= last ? next : -1;
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
  if (heading(index.row())) return Qt::ItemNeverHasChildren;
  return QAbstractListModel::flags(index);
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const bool plain = role == Qt::DisplayRole || role == Qt::ToolTipRole;
  if (!plain && role != Qt::AccessibleTextRole) return {};
  if (const auto* found = entry(index.row())) {
    return plain ? found->title : text("ui.pair", found->title, found->detail);
  }
  if (const auto* found = hit(index.row())) {
    const QString title = toQt(found->title.text);
    if (role == Qt::ToolTipRole) return toQt(found->snippet.text);
    return plain ? title : text("ui.palette.hit", title, found->place, found->snippet.text);
  }
  if (const auto* found = heading(index.row())) {
    return text("ui.palette.heading", found->label, found->total);
  }
  return {};
}

}  // namespace kijun::ui
