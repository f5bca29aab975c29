namespace Netralitas.Cli.Local;

/// <summary>Gives each service a database and a user of its own, both with its name: the user owns what is in the database and reaches nothing else on the server.</summary>
internal static class PostgresUsers
{
    /// <summary>Makes what is missing, puts right what was changed, and makes sure that no user can do more.</summary>
    /// <param name="server">The running server.</param>
    /// <param name="passwords">The password of each service.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="LocalServerException">A user can do more, because someone gave it a role.</exception>
    public static async Task SetUpAsync(PostgresServer server, IReadOnlyDictionary<string, string> passwords, CancellationToken cancellation)
    {
        await server.ExecuteAsync("postgres", "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC", cancellation);
        foreach (var (service, password) in passwords)
        {
            await server.CreateDatabaseAsync(service, cancellation);
            await server.ExecuteAsync(service, SetUp(service, password), cancellation);
        }

        foreach (var service in passwords.Keys)
        {
            if (await server.ExecuteAsync("postgres", CanDoMore(service), cancellation) is true)
            {
                throw new LocalServerException(
                    $"The database's user {service} can do more than use its own database. Take its roles and attributes away (\\du in psql), or choose another --data.");
            }
        }
    }

    /// <summary>The database stays the operator's, so that its user can neither drop it nor let others in.</summary>
    private static string SetUp(string service, string password) => $"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{service}') THEN CREATE ROLE {service}; END IF;
        END $$;
        ALTER ROLE {service} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '{ScramVerifier.Of(password)}';
        REVOKE ALL ON DATABASE {service} FROM PUBLIC;
        GRANT CONNECT ON DATABASE {service} TO {service};
        ALTER SCHEMA public OWNER TO {service};
        REVOKE ALL ON SCHEMA public FROM PUBLIC;
        """;

    private static string CanDoMore(string service) => $"""
        SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls
            OR EXISTS (SELECT FROM pg_auth_members WHERE member = role.oid)
            OR EXISTS (SELECT FROM pg_database base WHERE datname <> rolname AND datallowconn AND has_database_privilege(role.oid, base.oid, 'CONNECT'))
        FROM pg_roles role WHERE rolname = '{service}'
        """;
}
