using System.Security.Cryptography;

namespace Netralitas.Cli.Local;

/// <summary>What PostgreSQL keeps of a password (SCRAM-SHA-256, RFC 5802). Given in its place, the password itself is in no statement and so in no log.</summary>
internal static class ScramVerifier
{
    // What PostgreSQL itself takes. The passwords are random and long: no number of rounds would protect them better.
    private const int Rounds = 4096;
    private const int SaltBytes = 16;

    /// <summary>The verifier of a password, with a new salt.</summary>
    /// <param name="password">ASCII only: anything else would have to be normalised first.</param>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Rounds}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}";
    }
}
