// Risk treatment plans: where they stand for the board, and each with its six fields.
// Guideline 4.3.3, 4.8.1.
#include <algorithm>
#include <set>

#include "assessment/plan_figures.h"
#include "records/record_view.h"
#include "report/plan_charts.h"
#include "report/sections/register_words.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

constexpr ChartSize kBurnUpSize{660, 230};

std::vector<PlanView> plansOf(const ReportInput& input) {
  return planViews(input.registers, input.snapshot.asOf);
}

std::string personName(const ReportInput& input, const Id& id) {
  const auto* person = input.snapshot.person(id);
  return person ? person->name : "—";
}
std::string departmentName(const ReportInput& input, const Id& id) {
  const auto* department = input.snapshot.department(id);
  return department ? department->name : "—";
}
std::string dayText(const ReportInput& input, const std::optional<Date>& day) {
  return day ? day->shown(input.language) : "—";
}
std::string stateWord(const ReportInput& input, const PlanView& plan) {
  return text(input, "record.plan.state." + plan.state);
}

// "R8-03 制御系の控えの分離"
Cell nameCell(const PlanView& plan) {
  Cell name{{{strong(plan.title)}}};
  if (!plan.number.empty()) name.lines.push_back({muted(plan.number)});
  return name;
}

// The state, and what needs attention, in words and never by colour alone.
Cell stateCell(const ReportInput& input, const PlanView& plan) {
  Cell state{{{plain(stateWord(input, plan))}}};
  if (plan.open) state.lines.push_back({muted(std::to_string(plan.percent) + "%")});
  if (plan.overdue) {
    state.lines.push_back({chip(text(input, "report.plans.overdue"), ColourRole::BadSoft)});
  }
  if (plan.open && !plan.isComplete()) {
    state.lines.push_back({chip(text(input, "report.plans.incomplete"), ColourRole::WarningSoft)});
  }
  return state;
}

KeyFigures figuresOf(const ReportInput& input, const std::vector<PlanView>& plans) {
  const auto counts = countPlans(plans);
  const auto figure = [&](std::string_view id, int count, std::string note) {
    return KeyFigure{text(input, id), std::to_string(count), "", "", std::move(note)};
  };
  return {{figure("report.plans.open", counts.open(),
                  text(input, "report.plans.open_note", counts.draft, counts.approved,
                       counts.inProgress)),
           figure("report.plans.done", counts.done,
                  text(input, "report.plans.done_note", counts.all())),
           figure("report.plans.overdue", counts.overdue, text(input, "report.plans.overdue_note")),
           figure("report.plans.incomplete", counts.incomplete,
                  text(input, "report.plans.incomplete_note"))}};
}

// Where the assessment stands when every open plan is done: the levels that the plans promise.
Paragraph expectation(const ReportInput& input, const std::vector<PlanView>& plans) {
  const auto& catalog = catalogOf(input);
  const auto levels = promisedLevels(catalog, input.now.items, plans);
  const auto then = projectedScores(catalog, input.now.items, levels);
  const auto percent = [](const Figure& figure) {
    return shownFigure(figure, FigureUnit::Percent);
  };
  return body(text(input, "report.plans.expectation", levels.size(),
                   shown(input.now.overall.maturity), shown(then.overall.maturity),
                   percent(input.now.overall.fulfilment), percent(then.overall.fulfilment)));
}

Table overdueTable(const ReportInput& input, const std::vector<PlanView>& plans) {
  Table table;
  table.caption = text(input, "report.plans.overdue");
  table.columns = {{text(input, "record.plan"), 40, Align::Start},
                   {text(input, "record.plan.responsible"), 18, Align::Start},
                   {text(input, "record.plan.due"), 18, Align::Start},
                   {text(input, "report.plans.last_update"), 34, Align::Start}};
  for (const auto& plan : plans) {
    if (!plan.overdue) continue;
    const auto last = plan.updates.empty() ? std::string("—")
                                           : dayText(input, plan.updates.front().on) + " " +
                                                 plan.updates.front().what;
    table.rows.push_back({{nameCell(plan), cell(personName(input, plan.responsible)),
                           cell(dayText(input, plan.due)), cell(last)}});
  }
  return table;
}

// Money and work by year; each department's share of it where asked for.
enum class Shares { YearsOnly, ByDepartment };

Table budgetTable(const ReportInput& input, const std::vector<PlanView>& plans, Shares shares) {
  const bool byDepartment = shares == Shares::ByDepartment;
  Table table;
  table.caption = text(input, "report.plans.budget");
  table.columns = {{text(input, "report.plans.fiscal_year"), 24, Align::Start}};
  if (byDepartment) table.columns.push_back({text(input, "record.plan.department"), 34});
  table.columns.push_back({text(input, "report.plans.count"), 14, Align::End});
  table.columns.push_back({text(input, "record.plan.cost"), 20, Align::End});
  table.columns.push_back({text(input, "record.plan.person_days"), 16, Align::End});
  const auto add = [&](const std::string& year, std::string department, std::size_t count,
                       std::int64_t cost, std::int64_t days, auto written) {
    TableRow row{{cell({written(year)})}};
    if (byDepartment) row.cells.push_back(cell({written(std::move(department))}));
    for (const auto& number : {std::to_string(count), grouped(cost), grouped(days)}) {
      row.cells.push_back(cell({written(number)}));
    }
    table.rows.push_back(std::move(row));
  };
  const auto lines = budgetLines(plans);
  for (auto at = lines.begin(); at != lines.end();) {
    const auto end = std::find_if(
        at, lines.end(), [&](const BudgetLine& line) { return line.fiscalYear != at->fiscalYear; });
    const auto year = at->fiscalYear ? fiscalYearName(*at->fiscalYear, input.language)
                                     : text(input, "report.plans.no_year");
    std::set<Id> counted;
    std::int64_t cost = 0, days = 0;
    for (; at != end; ++at) {
      counted.insert(at->plans.begin(), at->plans.end());
      cost += at->cost;
      days += at->personDays;
      if (byDepartment) {
        add(year, departmentName(input, at->department), at->plans.size(), at->cost, at->personDays,
            plain);
      }
    }
    const auto sum = text(input, "report.plans.sum");
    if (byDepartment) {
      add(year, sum, counted.size(), cost, days, strong);
    } else {
      add(year, sum, counted.size(), cost, days, plain);
    }
  }
  return table;
}

// What a plan is for, by the names of its items and risks.
Inline purposeOf(const ReportInput& input, const PlanView& plan) {
  Inline line;
  for (const auto& id : plan.items) {
    if (!line.empty()) line.push_back(plain(" "));
    line.push_back(catalogOf(input).item(id) ? linked(id, itemAnchor(id)) : plain(id));
  }
  return line;
}

void addField(const ReportInput& input, Cell& out, std::string_view label,
              const std::string& value) {
  if (value.empty()) {
    out.lines.push_back({muted(text(input, label) + ": "),
                         chip(text(input, "report.plans.not_written"), ColourRole::WarningSoft)});
  } else {
    out.lines.push_back({muted(text(input, label) + ": "), plain(value)});
  }
}

Table planTable(const ReportInput& input, const std::vector<PlanView>& plans,
                std::string_view state, const RegisterWords& words) {
  Table table;
  table.caption = text(input, "record.plan.state." + std::string(state));
  table.columns = {{text(input, "record.plan"), 34, Align::Start},
                   {text(input, "report.plans.six_fields"), 62, Align::Start},
                   {text(input, "record.plan.due"), 21, Align::Start},
                   {text(input, "record.plan.state"), 15, Align::Start}};
  const auto& description = *findDescription("plan");
  for (const auto& row : viewsOf(input.registers, "plan")) {
    if (row.text("state") != state) continue;
    const auto plan = std::ranges::find(plans, row.id(), &PlanView::id);
    Cell name = nameCell(*plan);
    if (const auto purpose = purposeOf(input, *plan); !purpose.empty()) {
      name.lines.push_back(purpose);
    }
    const auto& risks = description.fields[*description.indexOf("risks")];
    if (const auto named = words.of(risks, row.value("risks")); !named.empty()) {
      name.lines.push_back({muted(named)});
    }
    Cell fields;
    addField(input, fields, "record.plan.target_state", plan->targetState);
    addField(input, fields, "record.plan.actions", plan->actions);
    addField(input, fields, "record.plan.resources", plan->resources);
    addField(input, fields, "record.plan.responsible",
             plan->responsible.empty() ? "" : personName(input, plan->responsible));
    addField(input, fields, "record.plan.evaluation", plan->evaluation);
    if (!plan->verdict.empty()) {
      fields.lines.push_back(
          {strong(text(input, "record.plan.verdict." + plan->verdict)), plain(" " + plan->result)});
    }
    table.rows.push_back({{std::move(name), std::move(fields), cell(dayText(input, plan->due)),
                           stateCell(input, *plan)}});
  }
  return table;
}

}  // namespace

Blocks planSummary(const ReportInput& input) {
  const auto plans = plansOf(input);
  Blocks out;
  if (plans.empty()) {
    // Not a page of its own.
    out.push_back(Callout{CalloutKind::Note,
                          text(input, "report.plans.title"),
                          {{plain(text(input, "report.plans.none"))}}});
    return out;
  }
  out.push_back(Heading{1, text(input, "report.plans.title"), "plans"});
  out.push_back(body(text(input, "report.plans.about")));
  out.push_back(figuresOf(input, plans));
  out.push_back(expectation(input, plans));
  out.push_back(Illustration{burnUpChart(burnUp(plans, input.snapshot.asOf), input.snapshot.asOf,
                                         input.language, kBurnUpSize),
                             text(input, "chart.burn_up.title")});
  if (auto overdue = overdueTable(input, plans); !overdue.rows.empty()) {
    out.push_back(Heading{2, text(input, "report.plans.overdue_title"), "plans-overdue"});
    out.push_back(std::move(overdue));
  }
  if (auto budget = budgetTable(input, plans, Shares::YearsOnly); !budget.rows.empty()) {
    out.push_back(Heading{2, text(input, "report.plans.budget"), "plans-budget"});
    out.push_back(std::move(budget));
    out.push_back(small(text(input, "report.plans.budget_note")));
  }
  return out;
}

Blocks plans(const ReportInput& input) {
  const auto all = plansOf(input);
  const RegisterWords words(input);
  Blocks out;
  for (const auto* state : {"in_progress", "approved", "draft", "done", "cancelled"}) {
    auto table = planTable(input, all, state, words);
    if (table.rows.empty()) continue;
    out.push_back(Heading{2, text(input, "report.plans.by_state", table.caption, table.rows.size()),
                          "plans-" + std::string(state)});
    out.push_back(std::move(table));
  }
  if (auto budget = budgetTable(input, all, Shares::ByDepartment); !budget.rows.empty()) {
    out.push_back(Heading{2, text(input, "report.plans.budget_shares"), "plans-shares"});
    out.push_back(std::move(budget));
  }
  return out;
}

}  // namespace kijun::sections
