// Everything Ctrl+K can lead to: commands, pages, sections and items, filtered by folded text
// (ｶﾀｶﾅ finds カタカナ, several words in any order).
#pragma once
#include <QAbstractListModel>
#include <QString>
#include <string>
#include <vector>

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
  void setEntries(std::vector<PaletteEntry> entries);
  void setFilter(const QString& typed);
  const PaletteEntry* entry(int row) const;
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  void refilter();
  std::vector<PaletteEntry> entries_;
  std::vector<std::size_t> shown_;
  QString typed_;
};

}  // namespace kijun::ui
