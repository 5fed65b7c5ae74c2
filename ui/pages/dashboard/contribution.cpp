#include "ui/pages/dashboard/contribution.h"

#include <algorithm>
#include <array>

#include "report/figures.h"
#include "ui/pages/dashboard/standing.h"
#include "ui/shell/text.h"

namespace kijun::ui::dashboard {
namespace {

struct Line {
  Asked asked;
  std::string_view name;
  Making making;
  Texts texts;
};

constexpr std::array kLines = {
    Line{Asked::Answered,
         "answered",
         Making::Share,
         {KIJUN_TEXT("dashboard.answered"), KIJUN_TEXT("dashboard.why.answered")}},
    Line{Asked::Unconfirmed,
         "unconfirmed",
         Making::Count,
         {KIJUN_TEXT("dashboard.unconfirmed"), KIJUN_TEXT("dashboard.why.unconfirmed")}},
    Line{Asked::NotApplicable,
         "not_applicable",
         Making::Count,
         {KIJUN_TEXT("dashboard.not_applicable"), KIJUN_TEXT("dashboard.why.not_applicable")}},
    Line{Asked::NotAdopted,
         "not_adopted",
         Making::Count,
         {KIJUN_TEXT("dashboard.not_adopted"), KIJUN_TEXT("dashboard.why.not_adopted")}},
    Line{Asked::Maturity,
         "maturity",
         Making::WeightedMean,
         {KIJUN_TEXT("dashboard.maturity"), KIJUN_TEXT("dashboard.why.maturity")}},
    Line{Asked::Floor,
         "floor",
         Making::WeightedMean,
         {KIJUN_TEXT("dashboard.floor"), KIJUN_TEXT("dashboard.why.floor")}},
    Line{Asked::Target,
         "target",
         Making::WeightedMean,
         {KIJUN_TEXT("dashboard.target"), KIJUN_TEXT("dashboard.why.target")}},
    Line{Asked::Fulfilment,
         "fulfilment",
         Making::Share,
         {KIJUN_TEXT("dashboard.fulfilment"), KIJUN_TEXT("dashboard.why.fulfilment")}},
    Line{Asked::Stipulated,
         "stipulated",
         Making::Share,
         {KIJUN_TEXT("dashboard.stipulated"), KIJUN_TEXT("dashboard.why.stipulated")}},
    Line{Asked::Expected,
         "expected",
         Making::Count,
         {KIJUN_TEXT("dashboard.expected"), KIJUN_TEXT("dashboard.why.expected")}},
    Line{Asked::Low,
         "low",
         Making::Count,
         {KIJUN_TEXT("dashboard.low"), KIJUN_TEXT("dashboard.why.low")}},
    Line{Asked::Gained,
         "gained",
         Making::Count,
         {KIJUN_TEXT("dashboard.gained"), KIJUN_TEXT("dashboard.why.gained")}},
    Line{Asked::Lost,
         "lost",
         Making::Count,
         {KIJUN_TEXT("dashboard.lost"), KIJUN_TEXT("dashboard.why.lost")}},
    Line{Asked::MaturityChange,
         "maturity_change",
         Making::Change,
         {KIJUN_TEXT("dashboard.maturity.change"), KIJUN_TEXT("dashboard.why.maturity.change")}},
    Line{
        Asked::FulfilmentChange,
        "fulfilment_change",
        Making::Change,
        {KIJUN_TEXT("dashboard.fulfilment.change"), KIJUN_TEXT("dashboard.why.fulfilment.change")}},
    Line{
        Asked::StipulatedChange,
        "stipulated_change",
        Making::Change,
        {KIJUN_TEXT("dashboard.stipulated.change"), KIJUN_TEXT("dashboard.why.stipulated.change")}},
    Line{Asked::Priority,
         "priority",
         Making::Formula,
         {KIJUN_TEXT("dashboard.priority"), KIJUN_TEXT("dashboard.why.priority")}},
};

const Line& lineOf(Asked asked) {
  return *std::ranges::find(kLines, asked, &Line::asked);
}

bool isExpected(const Catalog& catalog, const ItemScore& item) {
  return catalog.items()[item.index].modality == Modality::Expected;
}

Contribution counted(bool counts) {
  return {counts, counts};
}

QString weighted(int weight, int level) {
  const Fraction product(std::int64_t{weight} * level, 100);
  return text("dashboard.why.product", shown(Fraction(weight, 100), weight % 10 ? 2 : 1), level,
              product.shown(weight % 10 ? 2 : 1));
}

FigureUnit unitOf(Asked figure) {
  return makingOf(figure) == Making::WeightedMean ? FigureUnit::Level : FigureUnit::Percent;
}

}  // namespace

QString figureText(Asked figure, const Figure& value) {
  return toQt(shownFigure(value, unitOf(figure)));
}

QString changeText(Asked figure, const Figure& now, const Figure& before) {
  const auto change = shownChange(now, before, unitOf(figure));
  if (change.empty() || unitOf(figure) == FigureUnit::Level) return toQt(change);
  return text("dashboard.points", change);
}

Making makingOf(Asked asked) {
  return lineOf(asked).making;
}
Texts textsOf(Asked asked) {
  return lineOf(asked).texts;
}
std::string_view nameOf(Asked asked) {
  return lineOf(asked).name;
}

std::optional<Asked> askedFromName(std::string_view name) {
  const auto at = std::ranges::find(kLines, name, &Line::name);
  return at == kLines.end() ? std::nullopt : std::optional(at->asked);
}

Asked figureOf(Asked asked) {
  switch (asked) {
    case Asked::MaturityChange:
      return Asked::Maturity;
    case Asked::FulfilmentChange:
      return Asked::Fulfilment;
    case Asked::StipulatedChange:
      return Asked::Stipulated;
    default:
      return asked;
  }
}

Contribution contributionOf(Asked asked, const Catalog& catalog, const ItemScore& item) {
  const bool demanded =
      isExpected(catalog, item) && item.applicability != Applicability::NotApplicable;
  const std::int64_t weight = item.weight;
  switch (figureOf(asked)) {
    case Asked::Answered:
      return {item.answered, 1};
    case Asked::Unconfirmed:
      return counted(item.carriedOver);
    case Asked::NotApplicable:
      return counted(item.applicability == Applicability::NotApplicable);
    case Asked::NotAdopted:
      return counted(item.applicability == Applicability::NotAdopted);
    case Asked::Maturity:
      if (!item.inScope() || !item.level) return {};
      return {weight * *item.level, weight};
    case Asked::Floor:
      if (!item.inScope()) return {};
      return {weight * item.level.value_or(0), weight};
    case Asked::Target:
      if (!item.inScope()) return {};
      return {weight * item.target, weight};
    case Asked::Fulfilment:
      return {isFulfilled(catalog, item), demanded};
    case Asked::Stipulated:
      return {demanded && item.inScope() && item.stipulation == Stipulation::Full, demanded};
    case Asked::Expected:
      return counted(isExpected(catalog, item));
    case Asked::Low:
      return counted(isExpected(catalog, item) && item.inScope() && item.level &&
                     *item.level <= catalog.scale().lowest() + 1);
    default:
      return {};
  }
}

QString shareText(Asked asked, const Catalog& catalog, const ItemScore& item) {
  const auto contribution = contributionOf(asked, catalog, item);
  switch (figureOf(asked)) {
    case Asked::Answered:
      return contribution.part ? text("dashboard.share.answered") : text("dashboard.share.open");
    case Asked::Fulfilment:
    case Asked::Expected:
    case Asked::Low:
      if (item.applicability == Applicability::NotApplicable) {
        return text("dashboard.not_applicable");
      }
      return isFulfilled(catalog, item) ? text("dashboard.share.fulfilled")
                                        : text("dashboard.share.unfulfilled");
    case Asked::Stipulated:
      if (!contribution.whole) return text("dashboard.not_applicable");
      return contribution.part ? text("dashboard.share.stipulated")
                               : text("dashboard.share.unstipulated");
    case Asked::Maturity:
    case Asked::Floor:
      if (asked == Asked::MaturityChange) {
        return item.inScope() && item.level ? QString::number(*item.level) : QStringLiteral("—");
      }
      return weighted(item.weight, item.level.value_or(0));
    case Asked::Target:
      return weighted(item.weight, item.target);
    case Asked::Priority:
      return toQt(priorityFormula(item));
    default:
      return {};
  }
}

}  // namespace kijun::ui::dashboard
