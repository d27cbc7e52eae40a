using Kazus.Registry.Accounts;
using Xunit;

namespace Kazus.Registry.Tests;

public sealed class AccountTests
{
    private const string Password = "seven blue lanterns";

    [Theory, Engines]
    public void Name_and_password_let_in_and_nothing_else_does(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var book = new AccountBook(registry);
        Assert.False(book.Any);
        var ana = book.Add("Ana Perić", Password, administrator: true, "test");
        Assert.True(book.Any);
        Assert.Equal(ana, Assert.IsType<SignInResult.LetIn>(book.SignIn(" ana perić ", Password)).Account);
        Assert.IsType<SignInResult.Refused>(book.SignIn("Ana Perić", Password + "!"));
        Assert.IsType<SignInResult.Refused>(book.SignIn("nobody", Password));
    }

    [Theory, Engines]
    public void Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var book = new AccountBook(registry);
        book.Add("ana", Password, false, "test");
        for (var i = 1; i < AccountBook.FailuresAllowed; i++) Assert.IsType<SignInResult.Refused>(book.SignIn("ana", "wrong wrong wrong"));
        Assert.IsType<SignInResult.Locked>(book.SignIn("ana", "wrong wrong wrong"));
        Assert.IsType<SignInResult.Locked>(book.SignIn("ana", Password));
        place.Clock.Now += AccountBook.LockedFor;
        Assert.IsType<SignInResult.LetIn>(book.SignIn("ana", Password));
    }

    [Theory, Engines]
    public void A_disabled_account_and_its_tokens_are_out_at_once(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var book = new AccountBook(registry);
        book.Add("root", Password, true, "test");
        var ana = book.Add("ana", Password, false, "test");
        var token = book.MakeToken(ana.Number, "script", readOnly: true, TimeSpan.FromDays(30));
        Assert.Equal("ana", book.ByToken(token.Secret)?.Account.Name);
        var after = book.SetDisabled(ana.Number, true);
        Assert.NotEqual(ana.Stamp, after.Stamp);
        Assert.Null(book.ByToken(token.Secret));
        Assert.IsType<SignInResult.Refused>(book.SignIn("ana", Password));
    }

    [Theory, Engines]
    public void A_token_ends_by_time_and_by_being_taken_back(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var book = new AccountBook(registry);
        var ana = book.Add("ana", null, false, "test");
        var first = book.MakeToken(ana.Number, "one", true, TimeSpan.FromDays(1));
        var second = book.MakeToken(ana.Number, "two", false, TimeSpan.FromDays(10));
        Assert.Null(book.ByToken(first.Secret[..^1] + (first.Secret[^1] == '0' ? '1' : '0')));
        Assert.True(book.ByToken(first.Secret)!.Value.Token.ReadOnly);
        place.Clock.Now += TimeSpan.FromDays(1);
        Assert.Null(book.ByToken(first.Secret));
        Assert.NotNull(book.ByToken(second.Secret));
        Assert.False(book.Revoke(ana.Number + 1, second.Id));
        Assert.True(book.Revoke(ana.Number, second.Id));
        Assert.Null(book.ByToken(second.Secret));
        Assert.Equal(["two", "one"], book.Tokens(ana.Number).OrderByDescending(t => t.ExpiresAt).Select(t => t.Name));
    }

    [Theory, Engines]
    public void Roles_hold_in_their_collection_alone(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var book = new AccountBook(registry);
        var (spine, skull) = (registry.FindOrAdd("spine", EngineUnderTest.Ana), registry.FindOrAdd("skull", EngineUnderTest.Ana));
        var ana = book.Add("ana", Password, true, "test");
        Assert.Equal(Rights.None, book.RightsOf(ana.Number, spine.Number));
        book.Give(spine.Number, ana.Number, Role.Author);
        book.Give(spine.Number, ana.Number, Role.Author);
        book.Give(spine.Number, ana.Number, Role.Reviewer);
        Assert.Equal(Rights.Read | Rights.Write | Rights.Export | Rights.Review, book.RightsOf(ana.Number, spine.Number));
        Assert.Equal(Rights.None, book.RightsOf(ana.Number, skull.Number));
        book.Take(spine.Number, ana.Number, Role.Author);
        Assert.Equal([Role.Reviewer], Assert.Single(book.Members(spine.Number)).Roles);
    }

    [Theory, Engines]
    public void The_last_administrator_stays(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var book = new AccountBook(registry);
        var ana = book.Add("ana", Password, true, "test");
        Assert.Contains("last administrator", Assert.Throws<RegistryException>(() => book.SetDisabled(ana.Number, true)).Message, StringComparison.Ordinal);
        Assert.Throws<RegistryException>(() => book.SetAdministrator(ana.Number, false));
        book.Add("bruno", Password, true, "test");
        Assert.True(book.SetDisabled(ana.Number, true).Disabled);
    }

    [Theory]
    [InlineData("ana", "short")]
    [InlineData("ana", "aaaaaaaaaaaaaaaa")]
    [InlineData("ana", "who is ana today")]
    [InlineData("", Password)]
    [InlineData("a/b", Password)]
    [InlineData("BRUNO", Password)]
    public void A_bad_name_or_password_is_refused_in_one_sentence(string name, string password)
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        var book = new AccountBook(registry);
        book.Add("Bruno", Password, true, "test");
        Assert.EndsWith(".", Assert.Throws<RegistryException>(() => book.Add(name, password, false, "test")).Message, StringComparison.Ordinal);
        Assert.Single(book.All());
    }

    [Theory, Engines]
    public async Task Lines_of_the_audit_log_are_kept_in_order_by_collection(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        await using var log = new AuditLog(registry);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => log.Record(i % 2 + 1, new AuditEntry(place.Clock.Now, 7, "ana", "read", "case " + (i % 10), "test", 200))));
        Assert.Equal(150, log.Newest(1).Count);
        Assert.Equal(30, log.Newest(1, "case 4").Count);
        Assert.Empty(log.Newest(AuditLog.WholeRegistry));
        Assert.Equal(new AuditEntry(place.Clock.Now, 7, "ana", "read", "case 9", "test", 200), log.Newest(2, atMost: 1)[0]);
    }

    [Theory, Engines]
    public async Task Two_programs_that_log_at_once_give_every_line_a_number_of_its_own(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var one = place.Open();
        using var other = place.Open();
        await using (var first = new AuditLog(one))
        await using (var second = new AuditLog(other))
            await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? first : second).Record(i % 3, new AuditEntry(place.Clock.Now, i % 5 == 0 ? null : i, "ana", "read", "case \0 " + i, "test", 200))));
        using var connection = one.Engine.Open();
        using var command = Engines.Engine.Command(connection, null, "select collection, entry, account, subject from audit order by collection, entry");
        using var reader = command.ExecuteReader();
        var lines = new List<(long Collection, long Entry, long? Account, string Subject)>();
        while (reader.Read()) lines.Add((reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.GetString(3)));
        foreach (var some in lines.GroupBy(l => l.Collection)) Assert.Equal(Enumerable.Range(1, some.Count()).Select(i => (long)i), some.Select(l => l.Entry));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => ((long)i % 3, (long?)(i % 5 == 0 ? null : i), "case   " + i)).Order(), lines.Select(l => (l.Collection, l.Account, l.Subject)).Order());
    }

    [Fact]
    public async Task What_cannot_be_written_to_the_audit_log_is_not_answered()
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        await using var log = new AuditLog(registry);
        using (var connection = registry.Engine.Open())
        {
            using var command = Engines.Engine.Command(connection, null, "create trigger full before insert on audit begin select raise(abort, 'no'); end");
            command.ExecuteNonQuery();
        }
        await Assert.ThrowsAsync<RegistryException>(() => log.Record(1, new AuditEntry(place.Clock.Now, null, "ana", "read", "case a", "test", 200)));
    }

    [Fact]
    public async Task The_audit_log_outwaits_a_program_that_writes_for_longer_than_a_writer_waits()
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        await using var log = new AuditLog(registry);
        using var connection = registry.Engine.Open();
        var line = Task.CompletedTask;
        using (registry.Engine.BeginWriting(connection))
        {
            line = log.Record(1, new AuditEntry(place.Clock.Now, null, "ana", "read", "case a", "test", 200));
            await Task.Delay(TimeSpan.FromSeconds(Engines.SqliteEngine.Patience + 1));
            Assert.False(line.IsCompleted);
        }
        await line;
        Assert.Single(log.Newest(1));
    }

    [Fact]
    public async Task Writers_of_one_program_come_in_turn()
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        await using var log = new AuditLog(registry);
        var collection = registry.FindOrAdd("one", EngineUnderTest.Ana);
        var writers = Enumerable.Range(0, 8).Select(w => Task.Factory.StartNew(() =>
        {
            for (var i = 0; i < 10; i++) collection.Put([new EnteredCase(Examples.Case($"C{w}-{i}"))], EngineUnderTest.Ana);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        var readers = Enumerable.Range(0, 8).Select(async r =>
        {
            for (var i = 0; i < 10; i++) await log.Record(1, new AuditEntry(place.Clock.Now, r, "ana", "read", "case a", "test", 200));
        });
        await Task.WhenAll([.. writers, .. readers]);
        Assert.Equal((80, 80), (collection.CaseCount, log.Newest(1).Count));
    }
}
