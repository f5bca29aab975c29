using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using Contest = Netralitas.Contracts.Common.V1.Contest;
using OfficialNumber = Netralitas.Cases.Registration.OfficialNumber;

namespace Netralitas.Cases.RegisterBook;

/// <summary>Checks the numbers of a row: each must be one that its own office gave, or it would take a number away from another.</summary>
/// <param name="checks">Collects what is wrong.</param>
/// <param name="reference">Elections, offices and area codes.</param>
/// <param name="handler">The handling office; null when it is not known, which is told elsewhere.</param>
/// <param name="electionId">The election.</param>
/// <param name="contest">The contest.</param>
/// <param name="kind">How the case came in.</param>
internal sealed class RegisterNumbers(FieldChecks checks, ReferenceBook reference, Office? handler, string electionId, Contest contest, CaseKind kind)
{
    private const int LengthMax = 100;
    // Later numbers go on after it.
    private const int RunningMax = 99_999;
    // Numbers of the register had no Reg before.
    private const int RegSince = 2020;

    /// <summary>The official number in the one way in which it is kept; null where there is none.</summary>
    public string? Official(string text, bool isRegistered)
    {
        var number = Read("official_number", text);
        checks.Require(text.Trim().Length > 0 == isRegistered, "official_number", "must be given exactly where registered_date is");
        checks.Require(number is null || number.Registered || number.Year < RegSince, "official_number", "must have Reg, as numbers of the register");
        return number?.ToString();
    }

    /// <summary>The number of the receipt, likewise.</summary>
    public string? Receipt(string text, bool isNeeded)
    {
        var number = Read("receipt_number", text);
        checks.Require(text.Trim().Length > 0 || !isNeeded, "receipt_number", "must be given where there is no official number");
        checks.Require(number is null || !number.Registered, "receipt_number", "must not have Reg, as numbers of receipts");
        return number?.ToString();
    }

    private OfficialNumber? Read(string column, string text)
    {
        var given = checks.Text(column, text, 0, LengthMax);
        if (given.Length == 0)
        {
            return null;
        }

        var number = OfficialNumber.Parse(given);
        if (!checks.Require(number is not null, column, "must be a number such as 005/Reg/LP/PW/Kota/22.02/XI/2024") || handler is null)
        {
            return number;
        }

        checks.Require(number!.Running <= RunningMax, column, $"must have a running number of at most {RunningMax}");
        checks.Require(kind == CaseKind.Unspecified || number.Source == (kind == CaseKind.Report ? "LP" : "TM"), column, "must have LP for reports and TM for all else");
        var rule = reference.Elections.Find(electionId)?.RuleOf((Netralitas.Reference.Contest)contest);
        checks.Require(rule is null || number.Contest == rule.Code, column, $"must have {rule?.Code} for this contest");
        checks.Require(IsOwn(number.Area), column, "must have the area code of the office; the operator keeps Bawaslu's area codes in bawaslu-areas.csv");
        return number;
    }

    /// <summary>Whether an area is the office's own; where its code is not known, whether it is no other's.</summary>
    private bool IsOwn(string area)
    {
        var known = reference.AreaCodes.AreaCodeOf(handler!.Id);
        return known is not null
            ? area == known
            : area == handler.RegionCode || !reference.Offices.All.Any(office => office.Function == OfficeTable.HandlingFunction && office.Id != handler.Id && area == AreaOf(office));
    }

    /// <summary>The area in the numbers that an office gets here.</summary>
    private string? AreaOf(Office office) => reference.AreaCodes.AreaCodeOf(office.Id) ?? office.RegionCode;
}
