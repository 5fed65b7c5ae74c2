#include "ui/registers/register_contents.h"

#include <QCollator>
#include <QString>
#include <QThreadPool>
#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "catalog/catalog.h"
#include "records/told_hash.h"
#include "workspace/session.h"

namespace kijun::ui::registers {
namespace {

const std::string& noText() {
  static const std::string none;
  return none;
}

const std::string& storedText(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : noText();
}

std::int64_t numberOf(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number ? *number : 0;
}

// std::string::find begins at every character of the same first byte, which in Japanese is each.
bool holds(const std::string& text, std::string_view word) {
  return memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

std::size_t choiceAt(const Field& field, const std::string& id) {
  const auto at = std::ranges::find(field.choices, id, &FieldChoice::id);
  return static_cast<std::size_t>(at - field.choices.begin());
}

// The rank of each of these among the others.
template <typename Key>
std::vector<std::uint32_t> ranksOf(const std::vector<Key>& keys, const std::vector<bool>& empty) {
  std::vector<Key> all;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!empty[i]) all.push_back(keys[i]);
  }
  std::ranges::sort(all);
  const auto repeated = std::ranges::unique(all);
  all.erase(repeated.begin(), repeated.end());
  std::vector<std::uint32_t> ranks(keys.size(), RegisterContents::kNoRank);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (empty[i]) continue;
    ranks[i] = static_cast<std::uint32_t>(std::ranges::lower_bound(all, keys[i]) - all.begin());
  }
  return ranks;
}

// Ranks of texts as the language orders them, numbers within by their size.
std::vector<std::uint32_t> collatedRanks(const std::vector<std::string>& texts, Language language) {
  QCollator collator(
      QLocale(language == Language::Japanese ? QLocale::Japanese : QLocale::English));
  collator.setNumericMode(true);
  collator.setCaseSensitivity(Qt::CaseInsensitive);
  std::unordered_map<std::string_view, std::uint32_t> rankOf;
  for (const auto& text : texts) rankOf.emplace(text, 0);
  std::vector<std::pair<QCollatorSortKey, std::string_view>> order;
  order.reserve(rankOf.size());
  for (const auto& [text, rank] : rankOf) {
    order.emplace_back(
        collator.sortKey(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))),
        text);
  }
  std::ranges::sort(order, [](const auto& a, const auto& b) {
    const int compared = a.first.compare(b.first);
    return compared != 0 ? compared < 0 : a.second < b.second;
  });
  std::uint32_t next = 0;
  for (const auto& [key, text] : order) rankOf[text] = next++;
  std::vector<std::uint32_t> ranks;
  ranks.reserve(texts.size());
  for (const auto& text : texts) {
    ranks.push_back(text.empty() ? RegisterContents::kNoRank : rankOf[text]);
  }
  return ranks;
}

}  // namespace

std::size_t columnCount(const RecordDescription& description) {
  return description.fields.size() + derivedFieldsOf(description.id).size();
}

const Field& fieldOf(const RecordDescription& description, std::size_t column) {
  const auto& fields = description.fields;
  if (column < fields.size()) return fields[column];
  const auto& derived = derivedFieldsOf(description.id)[column - fields.size()];
  return fields[*description.indexOf(derived.base)];
}

std::string_view headingOf(const RecordDescription& description, std::size_t column) {
  const auto& fields = description.fields;
  return column < fields.size() ? fields[column].textId
                                : derivedFieldsOf(description.id)[column - fields.size()].textId;
}

std::string_view columnId(const RecordDescription& description, std::size_t column) {
  const auto& fields = description.fields;
  return column < fields.size() ? fields[column].id
                                : derivedFieldsOf(description.id)[column - fields.size()].id;
}

bool isEmptyValue(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return isNull(value) || (text && text->empty());
}

RegisterContents::RegisterContents(const RecordDescription& description, std::vector<Row> rows,
                                   NameLists names, Language language)
    : description_(description),
      derived_(derivedFieldsOf(description.id)),
      rows_(std::move(rows)),
      names_(std::move(names)),
      language_(language) {
  if (!derived_.empty()) derivedValues_ = DerivedValues::of(description, rows_);
  ranks_.resize(columnCount());
  ids_.reserve(rows_.size());
  places_.reserve(rows_.size());
  searched_.reserve(rows_.size());
  for (const auto& row : rows_) ids_.push_back(textOf(row.front()));
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    places_.emplace(ids_[row], row);
    std::string all;
    for (std::size_t column = 0; column < columnCount(); ++column) {
      const auto words = shown(row, column);
      if (words.empty()) continue;
      all += words;
      all += '\n';
    }
    searched_.push_back(folded(all));
  }
}

std::optional<std::size_t> RegisterContents::find(std::string_view id) const {
  const auto at = places_.find(id);
  return at == places_.end() ? std::nullopt : std::optional(at->second);
}

std::string RegisterContents::shownValue(const Field& field, const Value& value) const {
  const auto nameOf = [&](std::string_view id) {
    const auto list = names_.find(field.target);
    const auto* found = list == names_.end() ? nullptr : list->second->find(id);
    return found ? found->name : std::string(id);
  };
  switch (field.kind) {
    case FieldKind::Choice: {
      const auto& id = storedText(value);
      const auto at = choiceAt(field, id);
      return at < field.choices.size()
                 ? render(Message{std::string(field.choices[at].textId), {}}, language_)
                 : id;
    }
    case FieldKind::YesNo: {
      // Only what is so is told: a column of "no" hides the few that matter.
      return numberOf(value) != 0 ? render(msg("ui.yes"), language_) : std::string();
    }
    case FieldKind::Reference:
      return isEmptyValue(value) ? std::string() : nameOf(storedText(value));
    case FieldKind::References: {
      std::string names;
      for (const auto id : split(storedText(value), ' ')) {
        if (id.empty()) continue;
        if (!names.empty()) names += language_ == Language::Japanese ? "、" : ", ";
        names += nameOf(id);
      }
      return names;
    }
    case FieldKind::Hash: {
      const auto version = toldHash(storedText(value));
      return version.empty() ? version : render(msg("words.version", version), language_);
    }
    default: {
      const auto* number = std::get_if<std::int64_t>(&value);
      return number ? std::to_string(*number) : storedText(value);
    }
  }
}

const DerivedField* RegisterContents::derivedAt(std::size_t column) const {
  const auto fields = description_.fields.size();
  return column < fields ? nullptr : &derived_[column - fields];
}

Value RegisterContents::value(std::size_t row, std::size_t column) const {
  const auto* derived = derivedAt(column);
  if (!derived) return rows_[row][column + 1];
  const auto choice = derivedValues_.value(derived->id, ids_[row]).choice;
  return choice.empty() ? Value() : Value(std::string(choice));
}

std::string RegisterContents::shown(std::size_t row, std::size_t column) const {
  return shownValue(fieldOf(description_, column), value(row, column));
}

std::optional<Message> RegisterContents::why(std::size_t row, std::size_t column) const {
  const auto* derived = derivedAt(column);
  return derived ? derivedValues_.why(derived->id, ids_[row]) : std::nullopt;
}

const std::vector<std::uint32_t>& RegisterContents::ranks(std::size_t column) const {
  const std::scoped_lock lock(mutex_);
  auto& kept = ranks_[column];
  if (!kept) kept = ranked(column);
  return *kept;
}

std::vector<std::uint32_t> RegisterContents::ranked(std::size_t column) const {
  const auto& field = fieldOf(description_, column);
  const auto count = rows_.size();
  std::vector<Value> values(count);
  std::vector<bool> empty(count);
  for (std::size_t row = 0; row < count; ++row) {
    values[row] = value(row, column);
    empty[row] = isEmptyValue(values[row]);
  }
  switch (field.kind) {
    case FieldKind::Number:
    case FieldKind::Level:
    case FieldKind::YesNo: {
      std::vector<std::int64_t> keys(count);
      for (std::size_t row = 0; row < count; ++row) keys[row] = numberOf(values[row]);
      return ranksOf(keys, empty);
    }
    case FieldKind::Choice: {
      std::vector<std::size_t> keys(count);
      for (std::size_t row = 0; row < count; ++row) {
        keys[row] = choiceAt(field, storedText(values[row]));
      }
      return ranksOf(keys, empty);
    }
    case FieldKind::Day:
    case FieldKind::Instant: {
      std::vector<std::string_view> keys(count);
      for (std::size_t row = 0; row < count; ++row) keys[row] = storedText(values[row]);
      return ranksOf(keys, empty);
    }
    default: {
      std::vector<std::string> texts(count);
      for (std::size_t row = 0; row < count; ++row) texts[row] = shown(row, column);
      return collatedRanks(texts, language_);
    }
  }
}

ContentsPtr readContents(const Session& session, const RecordDescription& description,
                         const Catalog& catalog, Language language) {
  auto rows = session.rows(description);
  auto names = readNames(session, description, rows, catalog, language);
  // Many rows take a moment to free, and the last to hold them may be the UI thread.
  return {new RegisterContents(description, std::move(rows), std::move(names), language),
          [](const RegisterContents* contents) {
            QThreadPool::globalInstance()->start([contents] { delete contents; });
          }};
}

std::vector<std::uint32_t> arranged(const RegisterContents& contents, const RegisterFilter& filter,
                                    const RegisterOrder& order) {
  const auto plain = folded(trimmed(filter.words));
  std::vector<std::string_view> words;
  for (const auto word : split(plain, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  std::vector<std::size_t> columns;
  for (const auto& condition : filter.conditions) {
    if (std::ranges::find(columns, condition.column) == columns.end()) {
      columns.push_back(condition.column);
    }
  }
  const auto meets = [&](std::size_t row, const RegisterFilter::Condition& condition) {
    const auto value = contents.value(row, condition.column);
    if (!condition.value) return isEmptyValue(value);
    if (fieldOf(contents.description(), condition.column).kind == FieldKind::YesNo) {
      return std::to_string(numberOf(value)) == *condition.value;
    }
    return storedText(value) == *condition.value;
  };
  const auto fits = [&](std::size_t row) {
    for (const auto column : columns) {
      const bool any = std::ranges::any_of(filter.conditions, [&](const auto& condition) {
        return condition.column == column && meets(row, condition);
      });
      if (!any) return false;
    }
    return std::ranges::all_of(
        words, [&](std::string_view word) { return holds(contents.searched(row), word); });
  };
  const auto& ranks = contents.ranks(order.column);
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> blank;
  for (std::uint32_t row = 0; row < contents.rows().size(); ++row) {
    if (!fits(row)) continue;
    (ranks[row] == RegisterContents::kNoRank ? blank : rows).push_back(row);
  }
  std::ranges::stable_sort(rows, [&](std::uint32_t a, std::uint32_t b) {
    return order.descending ? ranks[b] < ranks[a] : ranks[a] < ranks[b];
  });
  rows.insert(rows.end(), blank.begin(), blank.end());
  return rows;
}

}  // namespace kijun::ui::registers
