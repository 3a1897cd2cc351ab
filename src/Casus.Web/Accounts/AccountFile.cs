using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Casus.Web;

/// <summary>Accounts and their sessions in one SQLite file, apart from the ledger: the ledger says who wrote, not who may.</summary>
/// <remarks>Every call opens the file: what the command changes while a desk runs counts at the next request. Safe to share between threads.</remarks>
public sealed class AccountFile
{
    /// <summary>A session that nobody used for so long is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>However much it is used, a session is over after so long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    // "CaAc" as SQLite's application id.
    private const long ApplicationId = 0x43614163;

    private const string Schema =
        """
        pragma journal_mode = wal;
        begin immediate;
        create table if not exists account (
          name text primary key, role text not null, password text not null, disabled integer not null default 0, created integer not null, signed_in integer) strict;
        create table if not exists session (
          hash blob primary key, account text not null references account (name) on delete cascade, is_token integer not null, created integer not null,
          used integer not null) strict;
        create index if not exists session_account on session (account);
        pragma application_id = 1130447203;
        commit;
        """;

    private readonly string _connection;

    private readonly TimeProvider _clock;

    private AccountFile(string path, TimeProvider clock) => (Path, _clock, _connection) = (path, clock, new SqliteConnectionStringBuilder
    {
        DataSource = System.IO.Path.GetFullPath(path),
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
        DefaultTimeout = 10,
    }.ToString());

    public string Path { get; }

    /// <summary>Opens the file, and makes it where it does not exist, readable by its owner alone.</summary>
    /// <exception cref="AccountException"><c>not-accounts</c>: the file is something else.</exception>
    public static AccountFile Open(string path, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var made = new FileStream(path, options);
        }

        var file = new AccountFile(path, clock ?? TimeProvider.System);
        file.Do(connection =>
        {
            var id = (long)Command(connection, "pragma application_id").ExecuteScalar()!;
            if (id == 0 && (long)Command(connection, "select count(*) from sqlite_master").ExecuteScalar()! == 0)
            {
                Command(connection, Schema).ExecuteNonQuery();
            }
            else if (id != ApplicationId)
            {
                throw new AccountException("not-accounts", $"{path}: this is a database, and none of accounts");
            }

            return true;
        });
        return file;
    }

    public IReadOnlyList<Account> All() => Do(connection =>
    {
        var all = new List<Account>();
        using var reader = Command(connection, "select name, role, disabled, created, signed_in from account order by name").ExecuteReader();
        while (reader.Read())
        {
            all.Add(new(reader.GetString(0), RoleOf(reader.GetString(1)), reader.GetInt64(2) != 0, Time(reader.GetInt64(3)), reader.IsDBNull(4) ? null : Time(reader.GetInt64(4))));
        }

        return all;
    });

    /// <exception cref="AccountException"><c>exists</c>, <c>bad-name</c>, <c>bad-password</c>.</exception>
    public void Add(string name, Role role, string password)
    {
        Passwords.CheckName(name);
        Passwords.Check(name, password);
        Do(connection => Command(
            connection,
            "insert into account (name, role, password, created) values ($1, $2, $3, $4) on conflict do nothing",
            name, role.Word(), Passwords.Hash(password), Now()).ExecuteNonQuery() == 1
                ? true
                : throw new AccountException("exists", $"there is an account '{name}' already"));
    }

    /// <summary>Sets a password and ends every session and token of the account.</summary>
    /// <exception cref="AccountException"><c>no-such-account</c>, <c>bad-password</c>.</exception>
    public void SetPassword(string name, string password)
    {
        Passwords.Check(name, password);
        Change(name, "update account set password = $2 where name = $1", Passwords.Hash(password));
        SignOutEverywhere(name);
    }

    /// <exception cref="AccountException"><c>no-such-account</c>.</exception>
    public void SetRole(string name, Role role) => Change(name, "update account set role = $2 where name = $1", role.Word());

    /// <summary>Lets nobody in by this account, at once, or lets them in again.</summary>
    /// <exception cref="AccountException"><c>no-such-account</c>.</exception>
    public void Disable(string name, bool disabled)
    {
        Change(name, "update account set disabled = $2 where name = $1", disabled ? 1L : 0L);
        if (disabled)
        {
            SignOutEverywhere(name);
        }
    }

    /// <summary>A new session where name and password fit an account that is not disabled; else null, after the same time.</summary>
    public Session? SignIn(string name, string password)
    {
        var (hash, disabled, role) = Do(connection =>
        {
            using var reader = Command(connection, "select password, disabled, role from account where name = $1", name).ExecuteReader();
            return reader.Read() ? (reader.GetString(0), reader.GetInt64(1) != 0, RoleOf(reader.GetString(2))) : (Passwords.Nobody, true, Role.Reader);
        });
        if (!Passwords.Fits(hash, password) || disabled)
        {
            return null;
        }

        Do(connection => Command(connection, "update account set signed_in = $2 where name = $1", name, Now()).ExecuteNonQuery());
        return Begin(name, role, isToken: false);
    }

    /// <summary>A token for a script or a feed reader, with the account's role; it lasts until everything of the account is signed out.</summary>
    /// <exception cref="AccountException"><c>no-such-account</c>.</exception>
    public Session Token(string name) => All().FirstOrDefault(a => a.Name == name) is { } account
        ? Begin(name, account.Role, isToken: true)
        : throw NoSuch(name);

    /// <summary>The session a secret belongs to, with the account's role as it is now; null where there is none, it is over, or the account is disabled.</summary>
    public Session? Find(string secret, bool isToken)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Length != SecretLength)
        {
            return null;
        }

        var (now, hash) = (_clock.GetUtcNow(), Hash(secret));
        return Do(connection =>
        {
            string account;
            Role role;
            DateTimeOffset used;
            using (var reader = Command(
                connection,
                """
                select a.name, a.role, s.used from session s join account a on a.name = s.account
                where s.hash = $1 and s.is_token = $2 and a.disabled = 0 and (s.is_token or (s.created > $3 and s.used > $4))
                """,
                hash, isToken ? 1L : 0L, (now - Longest).ToUnixTimeSeconds(), (now - Idle).ToUnixTimeSeconds()).ExecuteReader())
            {
                if (!reader.Read())
                {
                    return null;
                }

                (account, role, used) = (reader.GetString(0), RoleOf(reader.GetString(1)), Time(reader.GetInt64(2)));
            }

            if (now - used > TimeSpan.FromMinutes(5))
            {
                Command(connection, "update session set used = $2 where hash = $1", hash, now.ToUnixTimeSeconds()).ExecuteNonQuery();
            }

            return new Session(account, role, secret, isToken);
        });
    }

    public void SignOut(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        Do(connection => Command(connection, "delete from session where hash = $1", Hash(session.Secret)).ExecuteNonQuery());
    }

    /// <summary>Ends every session and token of an account.</summary>
    public void SignOutEverywhere(string name) => Do(connection => Command(connection, "delete from session where account = $1", name).ExecuteNonQuery());

    private const int SecretBytes = 32;

    private const int SecretLength = SecretBytes * 2;

    private Session Begin(string name, Role role, bool isToken)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = _clock.GetUtcNow();
        Do(connection =>
        {
            // Those that are over leave with every sign-in: the file does not grow.
            Command(
                connection,
                "delete from session where not is_token and (created <= $1 or used <= $2)",
                (now - Longest).ToUnixTimeSeconds(), (now - Idle).ToUnixTimeSeconds()).ExecuteNonQuery();
            return Command(
                connection,
                "insert into session (hash, account, is_token, created, used) values ($1, $2, $3, $4, $4)",
                Hash(secret), name, isToken ? 1L : 0L, now.ToUnixTimeSeconds()).ExecuteNonQuery();
        });
        return new(name, role, secret, isToken);
    }

    private void Change(string name, string sql, object value) => Do(connection =>
        Command(connection, sql, name, value).ExecuteNonQuery() == 1 ? true : throw NoSuch(name));

    private AccountException NoSuch(string name) => new("no-such-account", $"there is no account '{name}'{Model.Nearest.Hint(name, All().Select(a => a.Name))}");

    private T Do<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            return work(connection);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new AccountException("not-accounts", $"{Path}: this is no file of accounts");
        }
        catch (SqliteException e)
        {
            throw new AccountException(e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY ? "accounts-busy" : "accounts-failed", $"{Path}: {e.Message}");
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"${i + 1}"), values[i]);
        }

        return command;
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private long Now() => _clock.GetUtcNow().ToUnixTimeSeconds();

    private static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static Role RoleOf(string word) => RoleWords.Read(word) ?? throw new AccountException("not-accounts", $"'{word}' is no role");
}
