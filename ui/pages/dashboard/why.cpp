#include "ui/pages/dashboard/why.h"

#include <algorithm>

#include "base/text.h"
#include "ui/pages/dashboard/contribution.h"
#include "ui/pages/dashboard/standing.h"
#include "ui/shell/text.h"

namespace kijun::ui::dashboard {
namespace {

std::vector<const ItemScore*> groupOf(const Question& question, const Catalog& catalog,
                                      const Scores& scores) {
  std::vector<const ItemScore*> group;
  const auto add = [&](std::size_t index) {
    const auto& functions = catalog.items()[index].functions;
    const bool within = question.function.empty() ||
                        std::ranges::find(functions, question.function) != functions.end();
    if (within && index < scores.items.size()) group.push_back(&scores.items[index]);
  };
  if (question.axis.empty()) {
    for (std::size_t i = 0; i < scores.items.size(); ++i) add(i);
    return group;
  }
  const auto axis = std::ranges::find(catalog.radar(), question.axis, &RadarAxis::id);
  if (axis == catalog.radar().end()) return group;
  for (const auto& id : axis->sections) {
    for (const auto index : catalog.section(id)->allItems) add(index);
  }
  return group;
}

const ItemScore* before(const Ground& ground, const std::string& item) {
  if (!ground.previous || !ground.before) return nullptr;
  const auto at = ground.previous->catalog->indexOf(item);
  return at < ground.before->items.size() ? &ground.before->items[at] : nullptr;
}

QString stateOf(const ItemScore& item) {
  if (item.applicability == Applicability::NotApplicable) return text("dashboard.not_applicable");
  if (item.applicability == Applicability::NotAdopted) return text("dashboard.not_adopted");
  if (item.carriedOver) return text("dashboard.unconfirmed");
  if (item.answered) return text("dashboard.share.answered");
  return item.level || item.stipulation ? text("dashboard.state.partly")
                                        : text("dashboard.state.unanswered");
}

QString nameOf(const Question& question, const Ground& ground) {
  const QString figure = text(textsOf(question.asked).title);
  if (const Item* item = ground.catalog.item(question.item)) {
    return text("dashboard.why.of", figure,
                QStringLiteral("%1 %2").arg(toQt(item->id), inLanguage(item->title)));
  }
  const auto axis = std::ranges::find(ground.catalog.radar(), question.axis, &RadarAxis::id);
  const Choice* function = ground.catalog.function(question.function);
  if (axis == ground.catalog.radar().end()) return figure;
  QString of = inLanguage(axis->label);
  if (function) of = text("dashboard.why.crossed", of, inLanguage(function->label));
  return text("dashboard.why.of", figure, of);
}

class Asking {
 public:
  Asking(const Question& question, const Ground& ground)
      : question_(question),
        ground_(ground),
        group_(groupOf(question, ground.catalog, ground.now)),
        score_(scoreGroup(ground.catalog, {}, group_)) {}

  Why answer() {
    Why why;
    why.title = nameOf(question_, ground_);
    why.words = text(textsOf(question_.asked).words, ground_.catalog.scale().fulfilled,
                     ground_.catalog.scale().lowest() + 1);
    why.beside = text("dashboard.why.beside", score_.counts.unconfirmed,
                      score_.counts.notApplicable, score_.counts.notAdopted);
    why.compared = ground_.before != nullptr;
    collect(why);
    describe(why);
    return why;
  }

 private:
  WhyRow rowOf(const ItemScore& item) const {
    const Item& described = ground_.catalog.items()[item.index];
    const ItemScore* last = before(ground_, described.id);
    WhyRow row{item.index,
               described.id,
               inLanguage(described.title),
               item.inScope() ? item.level : std::nullopt,
               last && last->inScope() ? last->level : std::nullopt,
               item.target,
               item.weight,
               item.inScope() ? item.stipulation : std::nullopt,
               stateOf(item),
               shareText(question_.asked, ground_.catalog, item),
               static_cast<double>(contributionOf(question_.asked, ground_.catalog, item).part)};
    if (makingOf(question_.asked) == Making::Change) {
      const QString was = last ? shareText(question_.asked, *ground_.previous->catalog, *last)
                               : QStringLiteral("—");
      row.share = text("dashboard.why.moved", was, row.share);
      row.shareOrder -= static_cast<double>(contributionBefore(described.id).part);
    }
    return row;
  }

  Contribution contributionBefore(const std::string& item) const {
    const ItemScore* last = before(ground_, item);
    return last ? contributionOf(question_.asked, *ground_.previous->catalog, *last)
                : Contribution{};
  }

  bool takesPart(const ItemScore& item) const {
    const auto now = contributionOf(question_.asked, ground_.catalog, item);
    if (makingOf(question_.asked) == Making::Change) {
      return now != contributionBefore(ground_.catalog.items()[item.index].id);
    }
    return now.whole != 0;
  }

  void collect(Why& why) const {
    const auto& items = ground_.now.items;
    const auto index = ground_.catalog.indexOf(question_.item);
    if (question_.asked == Asked::Priority) {
      if (index < items.size()) why.rows.push_back(rowOf(items[index]));
      return;
    }
    if (question_.asked == Asked::Gained || question_.asked == Asked::Lost) {
      if (!ground_.previous || !ground_.before) return;
      const auto movement =
          movementOf(ground_.catalog, ground_.now, *ground_.previous->catalog, *ground_.before);
      for (const auto at : question_.asked == Asked::Gained ? movement.gained : movement.lost) {
        why.rows.push_back(rowOf(items[at]));
        why.rows.back().share = text("dashboard.why.moved", levelText(why.rows.back().before),
                                     levelText(why.rows.back().level));
      }
      return;
    }
    for (const ItemScore* item : group_) {
      if (takesPart(*item)) why.rows.push_back(rowOf(*item));
    }
  }

  static QString levelText(const std::optional<int>& level) {
    return level ? QString::number(*level) : QStringLiteral("—");
  }

  Figure figureAmong(const GroupScore& score) const {
    switch (figureOf(question_.asked)) {
      case Asked::Answered:
        return score.answeredRate;
      case Asked::Maturity:
        return score.maturity;
      case Asked::Floor:
        return score.maturityFloor;
      case Asked::Target:
        return score.target;
      case Asked::Fulfilment:
        return score.fulfilment;
      case Asked::Stipulated:
        return score.stipulated;
      default:
        return {};
    }
  }

  void describe(Why& why) const {
    switch (makingOf(question_.asked)) {
      case Making::Count:
        why.value = QString::number(why.rows.size());
        return;
      case Making::Formula: {
        const auto* item = why.rows.empty() ? nullptr : &ground_.now.items[why.rows.front().index];
        why.value = item && item->priority ? toQt(shown(item->priority)) : QStringLiteral("—");
        why.numbers = item ? toQt(priorityFormula(*item)) : QString();
        return;
      }
      case Making::Change:
        describeChange(why);
        return;
      case Making::WeightedMean:
      case Making::Share:
        break;
    }
    std::int64_t part = 0, whole = 0;
    for (const ItemScore* item : group_) {
      const auto contribution = contributionOf(question_.asked, ground_.catalog, *item);
      part += contribution.part;
      whole += contribution.whole;
    }
    const bool weighted = makingOf(question_.asked) == Making::WeightedMean;
    const auto sum = [&](std::int64_t value) {
      return weighted ? Fraction(value, 100).shown(value % 10 ? 2 : 1) : std::to_string(value);
    };
    why.value = figureText(question_.asked, figureAmong(score_));
    why.numbers = text("dashboard.why.ratio", sum(part), sum(whole), why.value);
  }

  void describeChange(Why& why) const {
    if (!ground_.before) return;
    const Asked figure = figureOf(question_.asked);
    const Figure now = figureAmong(score_);
    const Figure last = figureAmong(ground_.before->overall);
    why.value = changeText(figure, now, last);
    why.numbers = text("dashboard.why.difference", figureText(figure, now),
                       figureText(figure, last), why.value);
  }

  const Question& question_;
  const Ground& ground_;
  std::vector<const ItemScore*> group_;
  GroupScore score_;
};

}  // namespace

std::string linkOf(const Question& question) {
  std::string link = "why:" + std::string(nameOf(question.asked));
  if (!question.axis.empty() || !question.item.empty()) link += ":" + question.axis;
  if (!question.function.empty() || !question.item.empty()) link += ":" + question.function;
  if (!question.item.empty()) link += ":" + question.item;
  return link;
}

std::optional<Question> questionOf(std::string_view link) {
  const auto parts = split(link, ':');
  if (parts.size() < 2 || parts.size() > 5 || parts[0] != "why") return std::nullopt;
  const auto asked = askedFromName(parts[1]);
  if (!asked) return std::nullopt;
  const auto part = [&](std::size_t at) {
    return at < parts.size() ? std::string(parts[at]) : std::string();
  };
  return Question{*asked, part(2), part(3), part(4)};
}

Why answer(const Question& question, const Ground& ground) {
  return Asking(question, ground).answer();
}

}  // namespace kijun::ui::dashboard
