using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using NodaTime;

namespace Netralitas.Cases.Vault.Intake;

/// <summary>Checks who a reporter or witness is said to be. What is wrong is told by field and rule, never by the value.</summary>
internal static class ReporterChecks
{
    /// <summary>Most reporters and witnesses that come with a case.</summary>
    public const int WithCaseMax = 20;

    private const int NameMax = 200;
    private const int AddressMax = 1000;
    private const int NumberMax = 100;
    private const int IdentityDigits = 16;
    private const int EmployeeDigits = 18;
    private const int PhoneDigitsMin = 6;
    private const int PhoneMax = 20;

    /// <summary>Checks all that come with a case.</summary>
    /// <param name="checks">Collects what is wrong.</param>
    /// <param name="reporters">As the request has them.</param>
    /// <param name="today">The day on which they come in.</param>
    public static IReadOnlyList<NewReporter> OfCase(FieldChecks checks, IReadOnlyList<NewReporter> reporters, LocalDate today)
    {
        checks.Require(reporters.Count <= WithCaseMax, "reporters", $"must be at most {WithCaseMax}; bring further ones in by AddReporter");
        return [.. reporters.Take(WithCaseMax).Select((reporter, i) => Of(checks, $"reporters[{i}].", reporter, today))];
    }

    /// <summary>Checks one.</summary>
    /// <param name="checks">Collects what is wrong.</param>
    /// <param name="path">Where it stands in the request.</param>
    /// <param name="reporter">As the request has it; null when it is missing.</param>
    /// <param name="today">The day on which it comes in.</param>
    /// <returns>What is to be kept.</returns>
    public static NewReporter Of(FieldChecks checks, string path, NewReporter? reporter, LocalDate today)
    {
        checks.OneOf(path + "kind", reporter?.Kind ?? ReporterKind.Unspecified);
        var given = reporter?.Identity ?? new ReporterIdentity();
        path += "identity.";
        var kept = new ReporterIdentity
        {
            Name = checks.Text(path + "name", given.Name, 1, NameMax),
            IdentityNumber = Digits(checks, path + "identity_number", given.IdentityNumber, IdentityDigits),
            EmployeeNumber = Digits(checks, path + "employee_number", given.EmployeeNumber, EmployeeDigits),
            BirthPlace = checks.Text(path + "birth_place", given.BirthPlace, 0, NameMax),
            BirthDate = given.BirthDate,
            Address = checks.Text(path + "address", given.Address, 0, AddressMax),
            Phone = Phone(checks, path + "phone", given.Phone),
            Email = checks.Text(path + "email", given.Email, 0, NameMax),
            Attorney = given.Attorney is { } attorney ? Of(checks, path + "attorney.", attorney) : null,
        };
        checks.Require(kept.Email.Length == 0 || kept.Email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < kept.Email.Length - 1,
            path + "email", "must have an @ between two parts");
        if (kept.BirthDate.Length > 0)
        {
            checks.Require(checks.Date(path + "birth_date", kept.BirthDate) <= today, path + "birth_date", "must not be in the future");
        }

        return new NewReporter { Kind = reporter?.Kind ?? ReporterKind.Unspecified, Identity = kept };
    }

    private static Attorney Of(FieldChecks checks, string path, Attorney given) => new()
    {
        Name = checks.Text(path + "name", given.Name, 1, NameMax),
        AuthorizationNumber = checks.Text(path + "authorization_number", given.AuthorizationNumber, 0, NumberMax),
        Address = checks.Text(path + "address", given.Address, 0, AddressMax),
        Phone = Phone(checks, path + "phone", given.Phone),
    };

    private static string Digits(FieldChecks checks, string field, string value, int count)
    {
        var text = value.Trim();
        checks.Require(text.Length == 0 || (text.Length == count && text.All(char.IsAsciiDigit)), field, $"must be {count} digits, or empty");
        return text;
    }

    private static string Phone(FieldChecks checks, string field, string value)
    {
        var text = value.Trim();
        var digits = text.Count(char.IsAsciiDigit);
        var isForm = text.Length <= PhoneMax && digits >= PhoneDigitsMin && text.TrimStart('+').All(c => char.IsAsciiDigit(c) || c is ' ' or '-');
        checks.Require(text.Length == 0 || isForm, field, $"must be {PhoneDigitsMin} to {PhoneMax} digits, spaces and hyphens, with a plus in front where needed");
        return text;
    }
}
