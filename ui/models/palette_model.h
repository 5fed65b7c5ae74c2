// Everything Ctrl+K can lead to: commands, pages, sections and items, filtered by folded text
// (ｶﾀｶﾅ finds カタカナ, several words in any order), and below them what the workspace's full-text
// search found, by kind under headings.
#pragma once
#include <QAbstractListModel>
#include <QString>
#include <string>
#include <vector>

#include "workspace/search.h"

class QAction;

namespace kijun::ui {

class WorkspaceModel;

struct PaletteEntry {
  enum class Kind { Command, Page, Section, Item };
  Kind kind = Kind::Command;
  QString title;
  QString detail;  // keys of a command, section of an item
  QString icon;
  QAction* action = nullptr;  // of a Command
  QString page;               // else where it leads
  QString target;
  std::string folded;  // what the filter looks in
  std::string id;      // a folded item or section id: its beginning counts most
};

// workspace may be nullptr; itemsPage is where sections and items open ("" leaves them out).
std::vector<PaletteEntry> paletteEntries(const std::vector<QAction*>& actions,
                                         const WorkspaceModel* workspace, const QString& itemsPage);

class PaletteModel : public QAbstractListModel {
  Q_OBJECT
 public:
  using QAbstractListModel::QAbstractListModel;
  // searched: hits will follow what is typed, so fewer entries are shown above them.
  void setEntries(std::vector<PaletteEntry> entries, bool searched = false);
  void setFilter(const QString& typed);
  // Below the entries, or alone where one kind was asked for.
  void setHits(SearchResult result, bool alone);
  void clearHits() { setHits({}, false); }

  // Each is nullptr where the row is something else.
  const PaletteEntry* entry(int row) const;
  const SearchHit* hit(int row) const;
  const SearchKind* heading(int row) const;
  // The nearest row that can be chosen, so many steps from this one; -1 where there is none.
  int stepped(int row, int by) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  enum class RowKind { Entry, Heading, Hit };
  struct PaletteRow {
    RowKind kind = RowKind::Entry;
    std::size_t index = 0;  // of entries_, or of the result's kinds
    std::size_t hit = 0;    // within the kind
  };
  void arrange();
  void addEntries();
  void addHits();
  bool isShown(const SearchHit& hit) const;
  const PaletteRow* at(int row, RowKind kind) const;

  std::vector<PaletteEntry> entries_;
  std::vector<PaletteRow> rows_;
  SearchResult result_;
  QString typed_;
  bool searched_ = false;
  bool alone_ = false;
};

}  // namespace kijun::ui
