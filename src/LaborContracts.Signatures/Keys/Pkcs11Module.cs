using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// A maker's PKCS#11 library, once in a process however many keys are behind it: initialising and finalising it concerns
/// all of them (PKCS#11 v2.40 §5.4). One call at a time. After a failure the library is finalised, since many notice only
/// then that their token is back, and the next call begins anew.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
internal sealed class Pkcs11Module
{
    /// <summary>How long a call may take, waiting for those before it included.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly ConcurrentDictionary<string, Pkcs11Module> Modules = new();

    private readonly string _path;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<string, byte[]> _refusedPins = [];
    private IPkcs11Library? _library;

    // Pkcs11Interop asks for "libdl", which on current systems only developers have under that name.
    static Pkcs11Module() => NativeLibrary.SetDllImportResolver(
        typeof(Pkcs11InteropFactories).Assembly,
        (name, _, _) => name == "libdl" && NativeLibrary.TryLoad("libdl.so.2", out var handle) ? handle : 0);

    private Pkcs11Module(string path) => _path = path;

    public static Pkcs11InteropFactories Factories { get; } = new();

    public static Pkcs11Module At(string path) => Modules.GetOrAdd(Path.GetFullPath(path), full => new Pkcs11Module(full));

    /// <summary>Lets <paramref name="use"/> work with the initialised library, alone.</summary>
    /// <exception cref="SigningKeyUnavailableException">The library or its token failed, or took too long.</exception>
    /// <exception cref="UnusableKeyException">What <paramref name="use"/> finds out.</exception>
    public async Task<T> UseAsync<T>(Func<IPkcs11Library, T> use, CancellationToken cancellationToken)
    {
        if (!await _one.WaitAsync(Patience, cancellationToken)) throw TooSlow();
        // Not to be cancelled inside the library: who waits may go, the module is free when the call comes back.
        var work = Task.Run(() => UseAndRelease(use), CancellationToken.None);
        try
        {
            return await work.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw TooSlow();
        }
    }

    /// <summary>Closes a session if it is one of the library as it now stands.</summary>
    public void Close(IPkcs11Library openedIn, ISession session)
    {
        if (!_one.Wait(Patience)) return;
        try
        {
            if (ReferenceEquals(openedIn, _library)) session.Dispose();
        }
        catch (Pkcs11Exception)
        {
            // The token is gone, and the session with it.
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// Logs in. A PIN that the token refused is not tried again, as a few wrong ones lock it; another PIN in the file is.
    /// </summary>
    public void Login(ISession session, Pkcs11Place place)
    {
        var pin = ReadPin(place.PinFile);
        try
        {
            var digest = SHA256.HashData(pin);
            if (_refusedPins.TryGetValue(place.TokenLabel, out var refused) && refused.AsSpan().SequenceEqual(digest))
                throw new SigningKeyUnavailableException(
                    $"Token '{place.TokenLabel}' has refused this PIN; it is not tried again, so that the token does not lock.");
            try
            {
                session.Login(CKU.CKU_USER, pin);
            }
            catch (Pkcs11Exception e) when (e.RV is CKR.CKR_USER_ALREADY_LOGGED_IN)
            {
                // By another session of this process: the login holds for all of them (§5.6).
            }
            catch (Pkcs11Exception e) when (e.RV
                is CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_INVALID or CKR.CKR_PIN_LEN_RANGE or CKR.CKR_PIN_LOCKED)
            {
                _refusedPins[place.TokenLabel] = digest;
                throw new SigningKeyUnavailableException($"Token '{place.TokenLabel}' refuses the PIN ({e.RV}).", e);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pin);
        }
    }

    private static byte[] ReadPin(string file)
    {
        try
        {
            return Encoding.UTF8.GetBytes(File.ReadAllText(file).TrimEnd('\r', '\n'));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SigningKeyUnavailableException("The file with the token's PIN cannot be read.", e);
        }
    }

    private T UseAndRelease<T>(Func<IPkcs11Library, T> use)
    {
        try
        {
            _library ??= Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, _path, AppType.MultiThreaded);
            return use(_library);
        }
        catch (Exception e)
        {
            Forget();
            if (e is Pkcs11Exception failed)
                throw new SigningKeyUnavailableException($"The token failed: {failed.Method} said {failed.RV}.", e);
            if (e is UnmanagedException or DllNotFoundException or LibraryArchitectureException)
                throw new SigningKeyUnavailableException($"The PKCS#11 library {_path} cannot be loaded.", e);
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    private void Forget()
    {
        try
        {
            _library?.Dispose();
        }
        catch (Pkcs11Exception)
        {
            // It was not in a state to be finalised; that is what it was to be forgotten for.
        }

        _library = null;
    }

    private static SigningKeyUnavailableException TooSlow() => new($"The token did not answer within {Patience}.");
}
