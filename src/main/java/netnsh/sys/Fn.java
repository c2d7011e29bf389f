package netnsh.sys;

import com.kenai.jffi.ArrayFlags;
import com.kenai.jffi.Function;
import com.kenai.jffi.HeapInvocationBuffer;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.LastError;
import com.kenai.jffi.Library;
import com.kenai.jffi.Type;

/**
 * One function of the C library, called by way of jffi, the call layer underneath jnr-ffi. jnr-ffi's declared interfaces
 * are not used on purpose: they are implemented by classes written at run time, which costs 80 ms at every start and a
 * finalizer thread that must not be born inside a foreign namespace; jffi itself needs neither.
 */
final class Fn {
    /** What stands at the door to the system while a test lets a process die there; else null. */
    static volatile Gate gate;

    private final String name;
    private final Function function;

    /**
     * Finds a function.
     *
     * @param parameters a letter each: {@code i} int, {@code l} long or size_t, {@code p} pointer; the result is an int
     *     when the list ends in {@code :i}, a long or pointer when it ends in {@code :l}
     */
    Fn(String name, String parameters) {
        this.name = name;
        long address = C.LIBRARY.getSymbolAddress(name);
        if (address == 0) {
            throw new UnsatisfiedLinkError(name);
        }
        int colon = parameters.indexOf(':');
        Type[] types = new Type[colon];
        for (int i = 0; i < colon; i++) {
            types[i] = type(parameters.charAt(i));
        }
        function = new Function(address, type(parameters.charAt(colon + 1)), types);
    }

    private static Type type(char letter) {
        return switch (letter) {
            case 'i' -> Type.SINT;
            case 'l' -> Type.SLONG;
            case 'p' -> Type.POINTER;
            default -> throw new IllegalArgumentException("" + letter);
        };
    }

    private static final class C {
        static final Library LIBRARY = open();

        private static Library open() {
            // Plain "libc.so" is a linker script with glibc; it is the library with others.
            for (String file : new String[] {"libc.so.6", "libc.so"}) {
                Library library = Library.openLibrary(file, Library.LAZY | Library.LOCAL);
                if (library != null) {
                    return library;
                }
            }
            throw new UnsatisfiedLinkError("no C library");
        }
    }

    /** The errno of this thread's latest call; jffi has put it aside before the JVM could overwrite it. */
    static int errno() {
        return LastError.getInstance().get();
    }

    /** Hears of every call before it is made and after the system has answered; what it throws is thrown by the call. */
    interface Gate {
        void before(String name);

        void after(String name);
    }

    /** Starts the argument list of a call. */
    Args with() {
        return new Args(this);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The arguments of one call, in order. */
    static final class Args {
        private final Fn fn;
        private final HeapInvocationBuffer buffer;

        private Args(Fn fn) {
            this.fn = fn;
            this.buffer = new HeapInvocationBuffer(fn.function);
        }

        Args i(int value) {
            buffer.putInt(value);
            return this;
        }

        Args l(long value) {
            buffer.putLong(value);
            return this;
        }

        /** Memory at an address, which may be 0. */
        Args p(long address) {
            buffer.putAddress(address);
            return this;
        }

        /** Bytes that the function reads; null is NULL. */
        Args in(byte[] bytes) {
            return array(bytes, ArrayFlags.IN);
        }

        /** Bytes that the function fills, as far as it says; what stands behind that means nothing afterwards. */
        Args fills(byte[] bytes) {
            return array(bytes, ArrayFlags.OUT);
        }

        /** Bytes that the function reads and writes; null is NULL. */
        Args out(byte[] bytes) {
            return array(bytes, ArrayFlags.IN | ArrayFlags.OUT);
        }

        private Args array(byte[] bytes, int flags) {
            if (bytes == null) {
                buffer.putAddress(0);
            } else {
                buffer.putArray(bytes, 0, bytes.length, flags);
            }
            return this;
        }

        Args out(int[] numbers) {
            buffer.putArray(numbers, 0, numbers.length, ArrayFlags.IN | ArrayFlags.OUT);
            return this;
        }

        int callInt() {
            Gate watched = gate;
            if (watched == null) {
                return Invoker.getInstance().invokeInt(fn.function, buffer);
            }
            watched.before(fn.name);
            int answer = Invoker.getInstance().invokeInt(fn.function, buffer);
            watched.after(fn.name);
            return answer;
        }

        long callLong() {
            Gate watched = gate;
            if (watched == null) {
                return Invoker.getInstance().invokeLong(fn.function, buffer);
            }
            watched.before(fn.name);
            long answer = Invoker.getInstance().invokeLong(fn.function, buffer);
            watched.after(fn.name);
            return answer;
        }
    }
}
