// The items of the chosen section as rows; a chapter shows all below it with a head for each
// section. What the filter leaves out is left out. UI thread only.
#pragma once
#include <QAbstractListModel>
#include <optional>
#include <vector>

#include "ui/pages/assess/item_filter.h"

namespace kijun::ui::assess {

// What a row shows, in the window's language.
struct ItemRow {
  bool head = false;  // a section's heading: cannot be chosen
  QString id;
  QString title;
  QString question;
  QString modality;
  bool expected = true;
  bool inScope = true;
  QString scope;  // 対象外, 不採用
  std::optional<int> level;
  std::optional<int> highest;  // where units spread
  int target = 0;
  std::optional<Stipulation> stipulation;
  QString stipulationWords;
  QString state;
  bool flagged = false;
  bool unconfirmed = false;
  bool byUnit = false;
  QString approval;      // 承認済み, 審査中, 再開
  QString approvalHint;  // who and when
  bool reopened = false;
  QString warning;  // claims more than is written or ticked
  bool contradicted = false;
};

class ItemListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { RowRole = Qt::UserRole };  // ItemRow

  ItemListModel(AnswerDesk& desk, FilteredItems& filtered, QObject* parent = nullptr);

  // Empty: the guideline as a whole.
  void setSection(const std::string& section);
  const std::string& section() const { return section_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

  // The item behind a row; nothing for a section's heading.
  std::optional<std::size_t> itemAt(int row) const;
  // -1 where the item is not shown.
  int rowOf(std::size_t item) const;
  void retranslate();

 private:
  struct Line {
    const Section* head = nullptr;
    std::size_t item = 0;
  };
  std::vector<Line> lines() const;
  void rebuild();
  ItemRow rowFor(const Line& line) const;
  QString spoken(const ItemRow& row) const;

  AnswerDesk& desk_;
  FilteredItems& filtered_;
  std::string section_;
  std::vector<Line> lines_;
};

// 規定 in words: "なし", "一部", "あり", "–".
QString stipulationWords(std::optional<Stipulation> stipulation);
QString applicabilityWords(Applicability applicability);
QString stateWords(AnswerState state);
QString tickWords(std::optional<Tick> tick);
// Why a level of the fulfilled mark or more is doubtful; empty where it is not.
QString doubtWords(const ItemScore& score);

}  // namespace kijun::ui::assess

Q_DECLARE_METATYPE(kijun::ui::assess::ItemRow)
