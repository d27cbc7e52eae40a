using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kazus.Server.Tests.Fuzz;

/// <summary>What a server sent back, to the last byte.</summary>
/// <param name="Status">Status code; 0 when it closed the connection without a word.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">Body, each byte one character, so that words of ASCII are found in it whatever it is.</param>
internal sealed record RawAnswer(int Status, string Head, string Body);

/// <summary>Sends bytes as they are: a client library would tidy what is sent here to see whether a server can stand it.</summary>
internal static class RawServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<RawAnswer> Ask(int port, byte[] request)
    {
        using var end = new CancellationTokenSource(Patience);
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, end.Token);
        await using var stream = socket.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, end.Token);
            await stream.CopyToAsync(answer, end.Token);
        }
        catch (IOException)
        {
            // A server may answer and close before the whole body has come.
        }
        catch (SocketException)
        {
        }
        var text = Encoding.Latin1.GetString(answer.GetBuffer(), 0, (int)answer.Length);
        var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return body < 0 || !text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
            ? new RawAnswer(0, text, "")
            : new RawAnswer(int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text[..body], text[(body + 4)..]);
    }
}
