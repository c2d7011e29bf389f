{ case $- in *x*) set +x; __netnsh_x=x ;; esac; } 2>/dev/null
# netnsh runs this program: the programs below are functions, which hand their line to it and wait for its answer.
# Only where it can be reached: by the same user, among the same processes; elsewhere the real programs run.
__netnsh_folder=@FOLDER@
__netnsh_call=@PIPE@
__netnsh_alive=/proc/@PID@/fd/@NUMBER@
if [[ -O $__netnsh_call && $__netnsh_alive -ef $__netnsh_call ]] &&
	read -r __netnsh_pid _ </proc/self/stat && [[ $__netnsh_pid == "$BASHPID" ]]; then

	__netnsh() { # PROGRAM ARGUMENT...
		local __netnsh_words="${@@Q}" __netnsh_answer= __netnsh_line=0 __netnsh_file=${BASH_SOURCE[2]-}
		if ! [[ $__netnsh_alive -ef $__netnsh_call ]]; then
			[[ ! -e $__netnsh_folder ]] || { __netnsh_lost "$1"; return 255; }
			builtin command "$@" || return # it ended before this program did
			return 0
		fi
		# Where it is called matters when this is a process of its own.
		[[ $BASHPID == "$$" ]] || shopt -q lastpipe || __netnsh_line=${BASH_LINENO[1]}
		__netnsh_words="$__netnsh_line ${__netnsh_file@Q} $__netnsh_words"
		{
			# a pipe since bash 5.1, and before that, or with BASH_COMPAT, a file
			[[ -p /dev/fd/9 ]] || __netnsh_answer=run __netnsh_words=
			while ((${#__netnsh_words} > 200)); do
				builtin printf '+ %s 9 %s\n' "$BASHPID" "${__netnsh_words:0:200}" 1<>"$__netnsh_call" || break
				__netnsh_words=${__netnsh_words:200}
			done
			# where it has ended meanwhile nobody hears this, which the answer will tell; what is open as 2 is netnsh's to take
			[[ -z $__netnsh_words || ! -p $__netnsh_call ]] ||
				builtin printf '= %s 9 %s\n' "$BASHPID" "$__netnsh_words" 1<>"$__netnsh_call" || :
			# the pipe's first line is the empty one that made it
			while [[ -z $__netnsh_answer ]]; do
				IFS= builtin read -r -t 1 -u 9 __netnsh_answer && continue
				[[ $__netnsh_alive -ef $__netnsh_call ]] && continue
				# its answer may have come before it ended; where it ended without one, it has not heard of this
				IFS= builtin read -r -t 0.01 -u 9 __netnsh_answer ||
					[[ ! -e $__netnsh_folder ]] || { __netnsh_lost "$1"; return 255; }
				: "${__netnsh_answer:=run}"
			done
		} 8<<<'' 9<>/dev/fd/8
		case $__netnsh_answer in
			run | '') builtin command "$@" || return ;;
			become) builtin exec "$@" ;;
			*) return "$__netnsh_answer" ;;
		esac
	}

	__netnsh_lost() {
		builtin printf 'netnsh: %s: the session that ran this program has died\n' "$1" >&2
	}

	# A path is what is asked for; a function's name is none.
	command() {
		if [[ ${1-} == -[vV] ]]; then
			__netnsh_found "$@" || return
		else
			builtin command "$@" || return
		fi
	}
	__netnsh_found() {
		local __netnsh_one __netnsh_path __netnsh_status=1
		for __netnsh_one in "${@:2}"; do
			case $__netnsh_one in
				@NAMES@)
					if __netnsh_path=$(builtin type -P -- "$__netnsh_one"); then
						[[ $1 == -v ]] || __netnsh_path="$__netnsh_one is $__netnsh_path"
						builtin printf '%s\n' "$__netnsh_path"
						__netnsh_status=0
						continue
					fi
					;;
			esac
			! builtin command "$1" -- "$__netnsh_one" || __netnsh_status=0
		done
		return "$__netnsh_status"
	}

@FUNCTIONS@
fi
unset __netnsh_pid
@BASH_ENV@
{ [[ -z ${__netnsh_x-} ]] || { unset __netnsh_x; set -x; }; } 2>/dev/null
