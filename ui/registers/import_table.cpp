#include "ui/registers/import_table.h"

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::registers {
namespace {

Ink inkOf(RowFate fate) {
  switch (fate) {
    case RowFate::New:
      return Ink::Good;
    case RowFate::Changed:
      return Ink::Accent;
    case RowFate::Problem:
      return Ink::Bad;
    case RowFate::Unchanged:
      break;
  }
  return Ink::Muted;
}

}  // namespace

QString wordsOf(RowFate fate) {
  return text("exchange.fate." + std::string(idOf(fate)));
}

ImportLines::ImportLines(QObject* parent) : QAbstractTableModel(parent) {}

void ImportLines::setPreview(PreviewPtr preview) {
  beginResetModel();
  preview_ = std::move(preview);
  arrange();
  endResetModel();
}

void ImportLines::setFate(std::optional<RowFate> fate) {
  beginResetModel();
  fate_ = fate;
  arrange();
  endResetModel();
}

void ImportLines::arrange() {
  shown_.clear();
  if (!preview_) return;
  for (std::size_t i = 0; i < preview_->size(); ++i) {
    if (!fate_ || preview_->line(i).fate == *fate_) shown_.push_back(i);
  }
}

std::optional<std::size_t> ImportLines::at(const QModelIndex& index) const {
  const auto row = static_cast<std::size_t>(index.row());
  return index.isValid() && row < shown_.size() ? std::optional(shown_[row]) : std::nullopt;
}

int ImportLines::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int ImportLines::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

// What is wrong, else what would change.
QString ImportLines::what(std::size_t at) const {
  const auto line = preview_->line(at);
  if (!line.problems->empty()) return rendered(line.problems->front());
  QStringList fields;
  for (const auto& edit : *line.edits) {
    const auto* field = preview_->field(edit.field);
    if (!field) continue;
    fields << text("history.change", text(field->textId), preview_->shown(*field, edit.before),
                   preview_->shown(*field, edit.after));
  }
  return fields.join(text("registerwords.list"));
}

QVariant ImportLines::data(const QModelIndex& index, int role) const {
  const auto place = at(index);
  if (!place) return {};
  const auto line = preview_->line(*place);
  if (role == Qt::ForegroundRole && index.column() == State) return color(inkOf(line.fate));
  if (role == Qt::TextAlignmentRole && index.column() == Line) {
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (index.column()) {
    case State:
      return wordsOf(line.fate);
    case Line:
      return QString::number(line.line);
    case Name:
      return toQt(*line.name);
    default:
      return what(*place);
  }
}

QVariant ImportLines::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant((section == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case State:
      return text("importdialog.state");
    case Line:
      return text("importdialog.line");
    case Name:
      return text("importdialog.name");
    default:
      return text("importdialog.what");
  }
}

}  // namespace kijun::ui::registers
