// What is due when, over the registers: plans and their milestones, reviews, contracts, acceptances
// and exceptions that end, answers by department, and the cycle itself. What is done, closed or
// withdrawn is left out; what is overdue stays in, on its day.
#pragma once
#include <vector>

#include "assessment/snapshot.h"
#include "exchange/icalendar/icalendar.h"
#include "records/register_rows.h"

namespace kijun {

// The registers read here.
std::vector<const RecordDescription*> dueDateSources();

// In the order of the days. department: only what that department has to do, and the cycle's own
// due date, which is everybody's; empty: everything. Pure; any thread.
Calendar dueCalendar(const Snapshot& snapshot, const RegisterRows& registers, Language language,
                     const Id& department = {}, CalendarForm form = CalendarForm::Events);

}  // namespace kijun
