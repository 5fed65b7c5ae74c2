#include "ui/pages/evidence/evidence_table.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/text.h"
#include "ui/evidence/picker.h"
#include "ui/evidence/words.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::evidence {
namespace {

constexpr std::array<std::string_view, EvidenceTable::kColumns> kHeads = {
    KIJUN_TEXT("record.evidence.title"),     KIJUN_TEXT("record.evidence.kind"),
    KIJUN_TEXT("evidencepage.column.valid"), KIJUN_TEXT("evidencepage.column.revised"),
    KIJUN_TEXT("record.evidence.size"),      KIJUN_TEXT("record.evidence.tlp"),
    KIJUN_TEXT("evidencepage.column.links"), KIJUN_TEXT("record.evidence.tags"),
    KIJUN_TEXT("record.evidence.source"),    KIJUN_TEXT("record.evidence.file_name")};

// So that texts sort as the numbers they stand for.
std::string padded(std::int64_t number) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "%020lld", static_cast<long long>(number));
  return digits;
}

Ink inkOf(TagTone tone) {
  switch (tone) {
    case TagTone::Danger:
      return Ink::Bad;
    case TagTone::Warning:
      return Ink::Warning;
    default:
      return Ink::Text;
  }
}

}  // namespace

EvidenceTable::EvidenceTable(int offsetMinutes, QObject* parent)
    : QAbstractTableModel(parent), offsetMinutes_(offsetMinutes) {}

void EvidenceTable::setPieces(std::vector<EvidencePiece> pieces, Date asOf) {
  beginResetModel();
  pieces_ = std::move(pieces);
  asOf_ = asOf;
  arrange();
  endResetModel();
}

void EvidenceTable::setFilter(const QString& words, Standing standing) {
  beginResetModel();
  words_ = folded(fromQt(words.simplified()));
  standing_ = standing;
  arrange();
  endResetModel();
}

void EvidenceTable::sort(int column, Qt::SortOrder order) {
  beginResetModel();
  column_ = column;
  order_ = order;
  arrange();
  endResetModel();
}

bool EvidenceTable::fits(const EvidencePiece& piece) const {
  const auto validity = validityOn(piece.record, asOf_);
  if (standing_ == Standing::Expiring && validity != Validity::Expiring) return false;
  if (standing_ == Standing::Expired && validity != Validity::Expired) return false;
  if (standing_ == Standing::Unlinked && !piece.links.empty()) return false;
  const auto words = searchedWords(piece);
  return std::ranges::all_of(split(words_, ' '), [&](std::string_view word) {
    return words.find(word) != std::string::npos;
  });
}

std::string EvidenceTable::sortKey(const EvidencePiece& piece) const {
  switch (column_) {
    case Valid:
      // What never ends comes last.
      return piece.record.expiresOn.empty() ? "~" : piece.record.expiresOn;
    case Revised:
      return piece.newest().addedAt;
    case Size:
      return padded(piece.newest().size);
    case Links:
      return padded(static_cast<std::int64_t>(piece.links.size()));
    default:
      return folded(fromQt(shown(piece, column_)));
  }
}

void EvidenceTable::arrange() {
  std::vector<std::pair<std::string, std::size_t>> keyed;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (fits(pieces_[i])) keyed.emplace_back(sortKey(pieces_[i]), i);
  }
  std::ranges::stable_sort(keyed, [this](const auto& a, const auto& b) {
    return order_ == Qt::AscendingOrder ? a.first < b.first : b.first < a.first;
  });
  rows_.clear();
  for (const auto& [key, place] : keyed) rows_.push_back(place);
}

const EvidencePiece* EvidenceTable::pieceAt(int row) const {
  return row >= 0 && row < rowCount() ? &pieces_[rows_[static_cast<std::size_t>(row)]] : nullptr;
}

int EvidenceTable::rowOf(const Id& id) const {
  for (int row = 0; row < rowCount(); ++row) {
    if (pieceAt(row)->record.id == id) return row;
  }
  return -1;
}

QString EvidenceTable::tsv(const std::vector<int>& rows) const {
  const auto cell = [](QString words) {
    return words.replace(u'\t', u' ').replace(u'\r', u' ').replace(u'\n', u' ');
  };
  QStringList lines, heads;
  for (int column = 0; column < kColumns; ++column) {
    heads << text(kHeads[static_cast<std::size_t>(column)]);
  }
  lines << heads.join(u'\t');
  for (const int row : rows) {
    const auto* piece = pieceAt(row);
    if (!piece) continue;
    QStringList cells;
    for (int column = 0; column < kColumns; ++column) cells << cell(shown(*piece, column));
    lines << cells.join(u'\t');
  }
  return lines.join(u'\n') + u'\n';
}

int EvidenceTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int EvidenceTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString EvidenceTable::shown(const EvidencePiece& piece, int column) const {
  const auto& record = piece.record;
  switch (column) {
    case Title:
      return toQt(record.title);
    case Kind:
      return kindWords(record);
    case Valid:
      return validityWords(record, asOf_);
    case Revised:
      return dayOf(piece.newest().addedAt, offsetMinutes_);
    case Size:
      return shownSize(piece.newest().size);
    case Tlp:
      return toQt(record.tlp);
    case Links:
      return QString::number(piece.links.size());
    case Tags:
      return toQt(record.tags);
    case Source:
      return toQt(record.source);
    default:
      return toQt(piece.newest().fileName);
  }
}

QVariant EvidenceTable::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& piece = *pieceAt(index.row());
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return shown(piece, index.column());
    case Qt::TextAlignmentRole: {
      const bool number = index.column() == Size || index.column() == Links;
      return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case Qt::ForegroundRole:
      if (index.column() == Valid) return color(inkOf(validityTone(piece.record, asOf_)));
      if (index.column() == Tlp) return color(inkOf(tlpTone(piece.record)));
      return index.column() == Title ? QVariant() : QVariant(color(Ink::Muted));
    default:
      return {};
  }
}

QVariant EvidenceTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
  if (role == Qt::DisplayRole) return text(kHeads[static_cast<std::size_t>(section)]);
  if (role == Qt::TextAlignmentRole) {
    const bool number = section == Size || section == Links;
    return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

}  // namespace kijun::ui::evidence
