using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Contracts.Common.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Persons;

/// <summary>Checks the numbers of a reported person, each by itself and both against each other.</summary>
internal static class PersonNumbers
{
    // Digits and the spaces between their groups.
    private const int LengthMax = 40;

    /// <summary>The digits of both numbers; null for what was not given.</summary>
    /// <param name="checks">Collects what is wrong.</param>
    /// <param name="path">Before the names of the fields.</param>
    /// <param name="given">Number of a civil servant, and of a resident; empty when unknown.</param>
    /// <param name="kind">What the person is in law.</param>
    /// <param name="today">Nobody is born later.</param>
    /// <param name="reference">Says which kinds are civil servants.</param>
    public static (string? Employee, string? Resident) Check(
        FieldChecks checks, string path, (string Employee, string Resident) given, SubjectKind kind, LocalDate today, ReferenceBook reference)
    {
        var (employeeField, residentField) = (path + "employee_number", path + "resident_number");
        var employee = Read<EmployeeNumber>(checks, employeeField, given.Employee, today, EmployeeNumber.Read);
        var resident = Read<ResidentNumber>(checks, residentField, given.Resident, today, ResidentNumber.Read);
        if (employee is not null && Enum.IsDefined(kind) && kind != SubjectKind.Unspecified)
        {
            var isCivilServant = reference.Law.Subjects.Versions(Words.Of(kind))[^1].Group == SubjectGroup.Asn;
            if (checks.Require(isCivilServant, employeeField, "must be empty for who is no civil servant"))
            {
                checks.Require(
                    employee.AppointmentMonth is null == (kind == SubjectKind.ContractCivilServant) || kind == SubjectKind.CentralCivilServant,
                    employeeField, "must be one of a contract civil servant (21 as digits 13 and 14) exactly for subject_kind CONTRACT_CIVIL_SERVANT");
            }
        }

        checks.Require(
            employee is null || resident is null || (employee.Birth == resident.Birth && employee.Sex == resident.Sex),
            residentField, "must have the birth and sex of employee_number");
        return (employee?.Digits, resident?.Digits);
    }

    /// <summary>A person who is identified anew keeps the numbers that are not told again, unless they do not fit what is told now.</summary>
    public static Identity WithKnown(Identity told, ReportedPerson known, LocalDate today, ReferenceBook reference)
    {
        var both = told with { EmployeeNumber = told.EmployeeNumber ?? known.EmployeeNumber, ResidentNumber = told.ResidentNumber ?? known.ResidentNumber };
        return new[] { both, both with { EmployeeNumber = told.EmployeeNumber }, both with { ResidentNumber = told.ResidentNumber } }.FirstOrDefault(Fits) ?? told;

        bool Fits(Identity who)
        {
            var checks = new FieldChecks();
            Check(checks, "", (who.EmployeeNumber ?? "", who.ResidentNumber ?? ""), who.SubjectKind, today, reference);
            return checks.Clean;
        }
    }

    internal delegate string? Reader<T>(string text, LocalDate today, out T? number);

    /// <summary>A number of a request; null when it is empty or none.</summary>
    internal static T? Read<T>(FieldChecks checks, string field, string text, LocalDate today, Reader<T> read)
        where T : class
    {
        var trimmed = checks.Text(field, text, 0, LengthMax);
        if (trimmed.Length == 0)
        {
            return null;
        }

        if (read(trimmed, today, out var number) is { } wrong)
        {
            checks.Bad(field, wrong);
        }

        return number;
    }
}
