#include "ui/pages/history/history_model.h"

#include <QDateTime>
#include <QTimer>
#include <algorithm>
#include <array>

#include "base/log.h"
#include "ui/models/background.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::history {
namespace {

constexpr std::size_t kMostPages = 60;  // kept

constexpr std::array<std::string_view, HistoryModel::kColumns> kHeads = {
    KIJUN_TEXT("historypage.column.when"), KIJUN_TEXT("historypage.column.who"),
    KIJUN_TEXT("historypage.column.role"), KIJUN_TEXT("historypage.column.what"),
    KIJUN_TEXT("historypage.column.subject")};

}  // namespace

QString shownTime(const std::string& iso, int offsetMinutes) {
  const auto instant = Instant::parse(iso);
  if (!instant) return toQt(iso);
  return toQt(instant->shownAt(offsetMinutes));
}

QString shownName(const HistoryLine& line) {
  QString name = rendered(line.entry.name);
  if (!name.isEmpty()) name[0] = name[0].toUpper();  // names are parts of sentences elsewhere
  if (const auto mark = markTextId(line.entry); !mark.empty()) {
    name = text("historypage.marked", text(mark), name);
  }
  if (line.takenBack) name = text("historypage.marked", text("history.taken_back"), name);
  return name;
}

HistoryModel::HistoryModel(std::shared_ptr<Session> session, int offsetMinutes, QObject* parent)
    : QAbstractTableModel(parent), session_(std::move(session)), offsetMinutes_(offsetMinutes) {}

HistoryModel::~HistoryModel() {
  if (cancelled_) *cancelled_ = true;
}

void HistoryModel::setFilter(HistoryFilter filter) {
  filter_ = std::move(filter);
  reload();
}

void HistoryModel::reload() {
  if (cancelled_) *cancelled_ = true;
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  filter_.language = language();
  inBackground(
      this,
      [session = session_, filter = filter_, flag = cancelled_] {
        return historyNumbers(*session, filter, [flag] { return flag->load(); });
      },
      [this, flag = cancelled_](std::vector<std::int64_t> numbers) {
        if (flag == cancelled_) adopt(std::move(numbers));
      },
      [this, flag = cancelled_](const std::exception_ptr& failure) {
        if (flag != cancelled_) return;
        cancelled_.reset();
        try {
          std::rethrow_exception(failure);
        } catch (const Error& error) {
          Q_EMIT failed(rendered(error));
        } catch (const std::exception& error) {
          spdlog::error("The history could not be read: {}", error.what());
        }
      });
}

void HistoryModel::adopt(std::vector<std::int64_t> numbers) {
  cancelled_.reset();
  beginResetModel();
  ++round_;
  numbers_ = std::move(numbers);
  pages_.clear();
  wanted_.clear();
  endResetModel();
  Q_EMIT loaded();
}

std::int64_t HistoryModel::numberAt(int row) const {
  return row >= 0 && row < rowCount() ? numbers_[static_cast<std::size_t>(row)] : 0;
}

int HistoryModel::rowOf(std::int64_t number) const {
  const auto at = std::ranges::lower_bound(numbers_, number, std::ranges::greater());
  return at != numbers_.end() && *at == number ? static_cast<int>(at - numbers_.begin()) : -1;
}

const HistoryLine* HistoryModel::line(int row) const {
  const int page = row / kPage;
  const auto at = pages_.find(page);
  if (at == pages_.end()) {
    wantPage(page);
    return nullptr;
  }
  const auto number = numberAt(row);
  const auto found =
      std::ranges::find(at->second, number, [](const HistoryLine& l) { return l.entry.number; });
  return found == at->second.end() ? nullptr : &*found;
}

// Once control is back in the event loop: data() is asked within painting.
void HistoryModel::wantPage(int page) const {
  if (!wanted_.insert(page).second) return;
  auto* self = const_cast<HistoryModel*>(this);
  QTimer::singleShot(0, self, [self, page] { self->readPage(page); });
}

void HistoryModel::readPage(int page) {
  const int first = page * kPage;
  const int last = std::min(first + kPage, rowCount()) - 1;
  if (first > last) return;
  std::vector<std::int64_t> numbers(numbers_.begin() + first, numbers_.begin() + last + 1);
  inBackground(
      this,
      [session = session_, numbers = std::move(numbers), language = language()] {
        return historyLines(*session, numbers, language);
      },
      [this, page, first, last, round = round_](std::vector<HistoryLine> lines) {
        if (round != round_) return;
        if (pages_.size() >= kMostPages) {
          pages_.clear();
          wanted_.clear();
        }
        pages_[page] = std::move(lines);
        wanted_.erase(page);
        Q_EMIT dataChanged(index(first, 0), index(last, kColumns - 1));
      },
      [](const std::exception_ptr&) { spdlog::warn("A page of the history could not be read."); });
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(numbers_.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString HistoryModel::shown(const HistoryLine& line, int column) const {
  switch (column) {
    case When:
      return shownTime(line.entry.at, offsetMinutes_);
    case Who:
      return toQt(line.entry.actor.name);
    case Role:
      return rendered(Message{roleTextId(line.entry.actor.role), {}});
    case What:
      return shownName(line);
    default:
      return toQt(line.subject);
  }
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const bool words = role == Qt::DisplayRole || role == Qt::ToolTipRole;
  if (!words && role != Qt::ForegroundRole) return {};
  const auto* found = line(index.row());
  if (words) return found ? shown(*found, index.column()) : QStringLiteral("…");
  const bool quiet = !found || found->takenBack || found->entry.kind == EntryKind::Undo;
  return quiet ? QVariant(color(Ink::Muted)) : QVariant();
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
  if (role == Qt::DisplayRole) return text(kHeads[static_cast<std::size_t>(section)]);
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  return {};
}

}  // namespace kijun::ui::history
