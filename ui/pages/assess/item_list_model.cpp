#include "ui/pages/assess/item_list_model.h"

#include <algorithm>

#include "ui/shell/text.h"

namespace kijun::ui::assess {

QString stipulationWords(std::optional<Stipulation> stipulation) {
  if (!stipulation) return QStringLiteral("–");
  switch (*stipulation) {
    case Stipulation::None:
      return text("record.answer.stipulation.none");
    case Stipulation::Partial:
      return text("record.answer.stipulation.partial");
    case Stipulation::Full:
      return text("record.answer.stipulation.full");
  }
  return {};
}

QString applicabilityWords(Applicability applicability) {
  switch (applicability) {
    case Applicability::Applicable:
      return text("record.answer.applicable");
    case Applicability::NotApplicable:
      return text("record.answer.not_applicable");
    case Applicability::NotAdopted:
      return text("record.answer.not_adopted");
  }
  return {};
}

QString stateWords(AnswerState state) {
  switch (state) {
    case AnswerState::NotStarted:
      return text("record.answer.state.not_started");
    case AnswerState::InProgress:
      return text("record.answer.state.in_progress");
    case AnswerState::Submitted:
      return text("record.answer.state.submitted");
    case AnswerState::Returned:
      return text("record.answer.state.returned");
    case AnswerState::Confirmed:
      return text("record.answer.state.confirmed");
  }
  return {};
}

QString tickWords(std::optional<Tick> tick) {
  if (!tick) return QStringLiteral("–");
  switch (*tick) {
    case Tick::Yes:
      return text("record.answer_tick.yes");
    case Tick::No:
      return text("record.answer_tick.no");
    case Tick::NotApplicable:
      return text("record.answer_tick.not_applicable");
  }
  return {};
}

QString doubtWords(const ItemScore& score) {
  if (score.claimsWithoutRule && score.claimsWithOpenCheckpoint) return text("assess.doubt.both");
  if (score.claimsWithoutRule) return text("assess.doubt.rule");
  if (score.claimsWithOpenCheckpoint) return text("assess.doubt.checkpoint");
  return {};
}

ItemListModel::ItemListModel(AnswerDesk& desk, FilteredItems& filtered, QObject* parent)
    : QAbstractListModel(parent), desk_(desk), filtered_(filtered) {
  rebuild();
  connect(&desk_, &AnswerDesk::reset, this, &ItemListModel::rebuild);
  connect(&filtered_, &FilteredItems::changed, this, &ItemListModel::rebuild);
  connect(&desk_, &AnswerDesk::itemChanged, this, [this](std::size_t item) {
    if (const int row = rowOf(item); row >= 0) Q_EMIT dataChanged(index(row), index(row));
  });
}

void ItemListModel::setSection(const std::string& section) {
  section_ = section;
  rebuild();
}

std::vector<ItemListModel::Line> ItemListModel::lines() const {
  std::vector<Line> lines;
  const Catalog& catalog = desk_.catalog();
  const Section* chosen = catalog.section(section_);
  for (const auto& section : catalog.sections()) {
    if (section.items.empty() || (chosen && !catalog.isUnder(section.id, section_))) continue;
    if (filtered_.countIn(section.items) == 0) continue;
    if (!chosen || section.id != section_) lines.push_back({&section, 0});
    for (const auto item : section.items) {
      if (filtered_.contains(item)) lines.push_back({nullptr, item});
    }
  }
  return lines;
}

void ItemListModel::rebuild() {
  auto fresh = lines();
  const auto same = [](const Line& a, const Line& b) {
    return a.head == b.head && a.item == b.item;
  };
  if (std::ranges::equal(fresh, lines_, same)) {
    if (!lines_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    return;
  }
  beginResetModel();
  lines_ = std::move(fresh);
  endResetModel();
}

int ItemListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

std::optional<std::size_t> ItemListModel::itemAt(int row) const {
  if (row < 0 || row >= rowCount()) return std::nullopt;
  const Line& line = lines_[static_cast<std::size_t>(row)];
  return line.head ? std::nullopt : std::optional(line.item);
}

int ItemListModel::rowOf(std::size_t item) const {
  const auto at = std::ranges::find_if(
      lines_, [item](const Line& line) { return !line.head && line.item == item; });
  return at == lines_.end() ? -1 : static_cast<int>(at - lines_.begin());
}

Qt::ItemFlags ItemListModel::flags(const QModelIndex& index) const {
  if (!itemAt(index.row())) return Qt::NoItemFlags;
  return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

ItemRow ItemListModel::rowFor(const Line& line) const {
  ItemRow row;
  if (line.head) {
    row.head = true;
    row.id = toQt(line.head->id);
    row.title = inLanguage(line.head->title);
    return row;
  }
  const std::size_t at = line.item;
  const Item& item = desk_.item(at);
  const ItemScore& score = desk_.score(at);
  const auto answer = desk_.shownAnswer(at);
  row.id = toQt(item.id);
  row.title = inLanguage(item.title);
  row.question = inLanguage(item.question);
  row.modality = inLanguage(desk_.catalog().modality(item.modality).label);
  row.expected = item.modality == Modality::Expected;
  const auto applicability = desk_.shownApplicability(at);
  row.inScope = applicability == Applicability::Applicable;
  if (!row.inScope) row.scope = applicabilityWords(applicability);
  row.level = desk_.shownLevel(at);
  row.byUnit = score.byUnit;
  if (score.byUnit && desk_.workspace().unit().whole && score.highestLevel != score.level) {
    row.highest = score.highestLevel;
  }
  row.target = score.target;
  row.stipulation = desk_.shownStipulation(at);
  row.stipulationWords = stipulationWords(row.stipulation);
  // Only what somebody still has to act on.
  if (answer &&
      (answer->state == AnswerState::Submitted || answer->state == AnswerState::Returned ||
       (answer->state == AnswerState::InProgress && !score.answered))) {
    row.state = stateWords(answer->state);
  }
  row.flagged = score.flagged;
  row.unconfirmed = score.carriedOver;
  row.approval = desk_.approvalMark(at);
  row.approvalHint = desk_.approvalHint(at);
  row.reopened = desk_.approval(at) == AnswerApproval::Reopened;
  row.warning = doubtWords(score);
  row.contradicted = score.contradicted;
  return row;
}

QString ItemListModel::spoken(const ItemRow& row) const {
  if (row.head) return row.id + u' ' + row.title;
  QStringList parts{row.id, row.modality, row.title};
  if (row.inScope) {
    parts << text("assess.row.level",
                  row.level ? QString::number(*row.level) : text("assess.unset"), row.target);
    parts << text("assess.row.stipulation",
                  row.stipulation ? row.stipulationWords : text("assess.unset"));
  } else {
    parts << row.scope;
  }
  if (row.byUnit) parts << text("assess.mark.byUnit");
  if (row.unconfirmed) parts << text("assess.mark.unconfirmed");
  if (row.flagged) parts << text("assess.mark.flagged");
  if (!row.state.isEmpty()) parts << row.state;
  if (!row.approval.isEmpty()) parts << row.approval;
  if (row.contradicted) parts << text("signals.contradicted");
  if (!row.warning.isEmpty()) parts << row.warning;
  parts << row.question;
  return parts.join(text("assess.comma"));
}

QVariant ItemListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Line& line = lines_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case RowRole:
      return QVariant::fromValue(rowFor(line));
    case Qt::DisplayRole:
      return line.head
                 ? toQt(line.head->id) + u' ' + inLanguage(line.head->title)
                 : toQt(desk_.item(line.item).id) + u' ' + inLanguage(desk_.item(line.item).title);
    case Qt::ToolTipRole: {
      const ItemRow row = rowFor(line);
      QStringList parts{row.question, row.warning, row.approvalHint};
      parts.removeAll(QString());
      return parts.join(QStringLiteral("\n\n"));
    }
    case Qt::AccessibleTextRole:
      return spoken(rowFor(line));
    default:
      return {};
  }
}

void ItemListModel::retranslate() {
  if (!lines_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

}  // namespace kijun::ui::assess
