using Microsoft.EntityFrameworkCore;

namespace Netralitas.Cases.CaseFile;

/// <summary>How cases are loaded.</summary>
internal static class CaseQueries
{
    /// <summary>Cases with all that belongs to them: their persons, and the allegations of each.</summary>
    /// <remarks>One query: of a chain there are as many rows as allegations, and as persons without one.</remarks>
    public static IQueryable<NeutralityCase> Whole(this IQueryable<NeutralityCase> cases) =>
        cases.Include(file => file.Persons).ThenInclude(person => person.Allegations).AsSingleQuery();
}
